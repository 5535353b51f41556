"""What a deployment did."""

from dataclasses import dataclass

from portal.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class Deployed:
    """`live`: id of the release that now answers; `before`: the one that did, empty at first. `sent`, `deleted`:
    files. `findings`: what somebody had altered on the host.
    """

    live: str
    before: str
    sent: int
    deleted: int = 0
    findings: tuple[Finding, ...] = ()
