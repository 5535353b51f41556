"""What was read from one source file: records, kept between builds and handed to the pages."""

from datetime import date, datetime
from hashlib import blake2b
from typing import Literal

import msgspec

from portal.findings.finding import Place
from portal.model.moment import start_of
from portal.model.record import Lasting, Record, in_vietnam
from portal.model.text_parts import (
    Attachment,
    EventTime,
    Heading,
    Link,
    Picture,
    PressRelease,
    Quotation,
    Tagged,
    WrongClaim,
)


class Front(Record, frozen=True):
    """What lists show of an article: all that a card is made from, besides the portal's own data. `picture`: the first
    that stands in the text.
    """

    id: str
    address: str
    title: str
    summary: str
    day: date
    unit: str
    topic: str | None
    kind: str
    status: Literal["published", "draft", "withdrawn"]
    expires: date | None
    updated: date | None
    picture: Picture | None


class Article(Lasting, frozen=True):
    """One article. `source` is its path starting `content/`; the body lies apart under the same key.

    `front_digest` is that of `front`, `digest` that of the whole record: see `with_digests`.
    """

    source: str
    unit: str
    day: date
    name: str
    title: str
    summary: str
    topics: tuple[str, ...]
    author: str
    kind: str
    status: Literal["published", "draft", "withdrawn"]
    publish_at: datetime
    tags: tuple[Tagged, ...] = ()
    quoted: Quotation | None = None
    source_unit: str | None = None
    withdrawn_at: date | None = None
    withdrawn_note: str | None = None
    expires: date | None = None
    updated: date | None = None
    updated_note: str | None = None
    children: str | None = None
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    event: EventTime | None = None
    claim: WrongClaim | None = None
    release: PressRelease | None = None
    redirect_from: tuple[str, ...] = ()
    approved_by: str | None = None
    lang: str = "vi"
    translation_of: str | None = None
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    words: int = 0
    body_digest: str = ""
    marks: dict[str, tuple[int, int]] = {}  # key of the header -> line, column of its value: what is checked later
    front_digest: bytes = b""
    digest: bytes = b""

    def __post_init__(self) -> None:
        in_vietnam(self, "publish_at")

    @property
    def folder(self) -> str:
        return f"{self.day.isoformat()}-{self.name}"

    def place(self, *keys: str) -> Place:
        """Where the first of the header's `keys` that has a value of its own was written; else the text itself."""
        mark = next((self.marks[key] for key in keys if key in self.marks), (1, 1))
        return Place(self.source, *mark)

    @property
    def id(self) -> str:
        """`van-phong/2024-03-05-ten`: how other data name the article."""
        return id_of(self.source)

    @property
    def address(self) -> str:
        return f"/tin-bai/{id_of(self.source)}/"

    @property
    def front(self) -> Front:
        return Front(
            self.id,
            self.address,
            self.title,
            self.summary,
            self.day,
            self.unit,
            self.topics[0] if self.topics else None,
            self.kind,
            self.status,
            self.expires,
            self.updated,
            next((picture for picture in self.pictures if picture.used), None),
        )

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Full sort key, oldest first: when it appeared, then where."""
        return (self.publish_at, self.unit, self.folder)

    @property
    def original(self) -> str | None:
        """Id of the article that this one says it translates; a folder without a unit is one of its own unit."""
        if self.translation_of is None or "/" in self.translation_of:
            return self.translation_of
        return f"{self.unit}/{self.translation_of}"

    def translates(self, other: "Article") -> bool:
        """Whether both are one text in two languages. For another unit nobody speaks unless it names the text back."""
        is_agreed = self.unit == other.unit or other.original == self.id
        return self.original == other.id and self.lang != other.lang and is_agreed

    def is_expired(self, as_of: datetime) -> bool:
        """`expires` is the last day on which the text holds."""
        return self.expires is not None and self.expires < as_of.date()

    def is_held(self, as_of: datetime) -> bool:
        """Draft or not yet due: no byte of it is in the output."""
        return self.status == "draft" or self.publish_at > as_of


class FixedPage(Lasting, frozen=True):
    """A page outside the stream of news: `trang/<name>/` or `trang/en/<name>/`."""

    source: str
    name: str
    lang: str
    title: str
    summary: str | None = None
    updated: date | None = None
    menu: bool = False
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    body_digest: str = ""

    @property
    def address(self) -> str:
        """`/gioi-thieu/`, `/en/introduction/`; the English front page is `trang/en/index`."""
        return f"/en/{self.name}/" if self.lang == "en" else f"/{self.name}/"


def with_digests(article: Article) -> Article:
    """The same article with its two digests: pages that show it in part stand while that part does."""
    front = blake2b(msgspec.msgpack.encode(article.front), digest_size=16).digest()
    whole = blake2b(msgspec.msgpack.encode(article), digest_size=16).digest()
    return msgspec.structs.replace(article, front_digest=front, digest=whole)


_BEFORE, _AFTER = len("content/tin-bai/"), -len("/index.md")


def id_of(source: str) -> str:
    """`content/tin-bai/van-phong/2024-03-05-ten/index.md` -> `van-phong/2024-03-05-ten`."""
    return source[_BEFORE:_AFTER]


def earliest_moment(day: date, publish_at: datetime | None) -> datetime:
    """When an article may appear: its hour, never before its own day."""
    opening = start_of(day)
    return opening if publish_at is None else max(opening, publish_at)
