"""What reading one source gives: the record, its body, and what was found wrong. Kept between builds by content."""

from typing import Generic, TypeVar

import msgspec

from portal.findings.finding import Finding, has_error
from portal.model.article import Article, FixedPage

Kept = TypeVar("Kept", Article, FixedPage)


class Reading(msgspec.Struct, Generic[Kept], frozen=True, gc=False, array_like=True):
    """`record` is None when nothing could be told of the source. With a finding of severity error the source is left
    out; its record is then what could be made out, for checks against the portal only. `body` is sanitised HTML.
    """

    source: str
    record: Kept | None
    body: str
    findings: tuple[Finding, ...]

    @property
    def is_left_out(self) -> bool:
        return self.record is None or (bool(self.findings) and has_error(self.findings))
