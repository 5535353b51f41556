"""What is wrong with one address, before it is known where it stands."""

from dataclasses import dataclass

from portal.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """`message` and `hint` as in a Finding."""

    code: str
    severity: Severity
    message: str
    hint: str | None = None


def shown(address: str) -> str:
    """An address as a message can show it: on one line, not endless."""
    plain = "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else f"\\u{ord(c):04x}" for c in address)
    return plain if len(plain) <= 160 else plain[:159] + "…"
