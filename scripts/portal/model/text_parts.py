"""What a text is made of besides its words: headings, links, pictures, attachments, and the boxes of some kinds."""

from datetime import datetime

from portal.findings.finding import Place
from portal.model.record import Lasting, in_vietnam


class Heading(Lasting, frozen=True):
    """`id` is the id in the page (with its prefix), `text` plain."""

    level: int
    id: str
    text: str


class Link(Lasting, frozen=True):
    """A link of the text. `address` is root-relative or absolute as the page carries it; `target` as written, at
    `line` and `col` of the source.
    """

    address: str
    target: str
    text: str
    line: int
    col: int

    def place(self, source: str) -> Place:
        return Place(source, self.line, self.col)


class Variant(Lasting, frozen=True):
    """One smaller copy of a picture, WebP, beside the full one."""

    file: str
    width_px: int


class Picture(Lasting, frozen=True):
    """A picture of the article's folder, as published: upright, without metadata. Addresses are root-relative."""

    file: str
    address: str
    digest: str  # of the file as sent
    width_px: int
    height_px: int
    variants: tuple[Variant, ...] = ()
    alt: str = ""
    credit: str | None = None
    caption: str | None = None
    used: bool = True  # stands in the text


class Attachment(Lasting, frozen=True):
    """A file to download. `type` is the word shown (PDF, DOCX …)."""

    file: str
    address: str
    title: str
    type: str
    size_bytes: int
    digest: str


class Quotation(Lasting, frozen=True):
    """Where a text comes from: a unit of the department or somebody else."""

    name: str
    url: str | None = None


class EventTime(Lasting, frozen=True):
    start: datetime
    end: datetime | None = None
    place: str | None = None
    register_at: str | None = None

    def __post_init__(self) -> None:
        in_vietnam(self, "start", "end")


class WrongClaim(Lasting, frozen=True):
    text: str
    verdict: str
    seen_at: str | None = None
    evidence: tuple[str, ...] = ()


class PressRelease(Lasting, frozen=True):
    contact: str
    number: str | None = None


class Tagged(Lasting, frozen=True):
    """A tag with its slug."""

    name: str
    slug: str
