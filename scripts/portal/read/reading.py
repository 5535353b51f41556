"""What reading one source gives: the record, its body, and what was found wrong. Kept between builds by content."""

from typing import Generic, TypeVar

import msgspec

from portal.findings.finding import Finding, has_error
from portal.model.article import Article, FixedPage

Kept = TypeVar("Kept", Article, FixedPage)


class Reading(msgspec.Struct, Generic[Kept], frozen=True, gc=False):
    """`record` is None when the source cannot be published; then `findings` says why. `body` is sanitised HTML."""

    source: str
    record: Kept | None
    body: str
    findings: tuple[Finding, ...]

    @property
    def is_left_out(self) -> bool:
        return self.record is None or has_error(self.findings)
