"""Bodies for tests: a text as the body of one article, with one picture and one attachment beside it."""

from portal.model.text_parts import Attachment, Picture, Variant
from portal.read.body import BodyReading, BodySource, read_body

BASE = "/tin-bai/van-phong/2024-03-05-ten/"
PATH = f"content{BASE}index.md"
PICTURE = Picture(
    file="anh.jpg",
    address=f"{BASE}anh.jpg",
    digest="0",
    width_px=800,
    height_px=600,
    variants=(Variant("anh-400.webp", 400),),
    credit="Văn phòng Sở",
    caption="Ngày hội đọc sách",
)
ATTACHMENT = Attachment(
    file="mau-don.docx", address=f"{BASE}mau-don.docx", title="Mẫu đơn", type="DOCX", size_bytes=1, digest="0"
)


def body(text: str, first_line: int = 1, path: str = PATH, base: str = BASE) -> BodySource:
    """The text as a body that starts on `first_line` of its file; `hong.jpg` was refused before."""
    return BodySource(
        text, path, first_line, base, {"anh.jpg": PICTURE}, {"mau-don.docx": ATTACHMENT}, frozenset({"hong.jpg"})
    )


def reading(text: str) -> BodyReading:
    """What comes of the text."""
    return read_body(body(text))


def html(text: str) -> str:
    """The HTML of the text on one line."""
    return reading(text).html.replace("\n", "")


def told(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every finding."""
    return [(finding.code, finding.place.line, finding.place.col) for finding in reading(text).findings]


def codes(text: str) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading(text).findings]
