"""What can be said of a link to another site."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["alive", "moved", "dead", "blocked", "unsure", "soft404", "stranger"]
VERDICTS: dict[Verdict, str] = {
    "alive": "còn tốt",
    "moved": "đã chuyển hẳn",
    "dead": "đã chết",
    "blocked": "không cho máy xem",
    "unsure": "chưa chắc",
    "soft404": "báo còn mà nội dung đã mất",
    "stranger": "thành trang của người khác",
}
WORKING: frozenset[Verdict] = frozenset({"alive", "moved"})
BROKEN: frozenset[Verdict] = frozenset({"dead", "soft404", "stranger"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One link, asked once. `final`: where the answer came from, with the link's fragment.

    `moved_to`: the address that a permanent redirect names. `reason`: the end of a sentence that starts “vì”.
    `tls`: what is wrong with the certificate or the encryption. `certificate_until`: its last day.
    `asked` False: the run ended, or the link is excluded, before anything was learned.
    """

    verdict: Verdict
    status: int | None = None
    final: str | None = None
    moved_to: str | None = None
    reason: str = ""
    tls: str | None = None
    certificate_until: date | None = None
    asked: bool = True
