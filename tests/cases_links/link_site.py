"""The site that every case is laid over, and the shape of a case."""

from dataclasses import dataclass, field
from pathlib import Path

HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>'
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
PDF = b"%PDF-1.7\n%%EOF\n"
ZIP = b"PK\x03\x04" + b"\x00" * 20

Files = dict[str, str | bytes]


def page(body: str = "", head: str = "") -> str:
    """A page whose `head` stands on line 2 and whose `body` starts on line 3 (on line 2 when there is no head)."""
    return (
        f"{HEAD}\n{head}{chr(10) if head else ''}</head><body>\n{body}\n</body></html>\n"
        if head
        else (f"{HEAD}</head><body>\n{body}\n</body></html>\n")
    )


BASE: Files = {
    "index.html": page('<h1 id="dau">Trang chủ</h1><p id="đề-thi">Đề thi</p><a name="cu"></a>'),
    "tin-bai/a/index.html": page('<h2 id="muc-1">Mục 1</h2>'),
    "tin-bai/a/anh.jpg": JPEG,
    "tin-bai/a/mau-don.pdf": PDF,
    "tin-bai/a/mau-don.docx": ZIP,
    "trang/gioi-thieu.html": page('<h2 id="chuc-nang">Chức năng</h2>'),
    "van-ban/2024/84.pdf": PDF,  # a folder without a page
    "Hinh/Logo.png": PNG,
    "Đề thi/đề số 1.pdf": PDF,
    "tai lieu/huong dan.pdf": PDF,
    "theme/kieu.css": "p { color: red }\n",
    "theme/chu.woff2": b"wOF2" + b"\x00" * 20,
    "theme/hinh.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="mui-ten"><path d="M0 0"/></symbol></svg>\n',
    "theme/nut.js": "console.log(1)\n",
    "phim/gioi-thieu.mp4": b"\x00\x00\x00\x18ftypmp42",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """`files` are laid over BASE; `expected`: (path, line, col, code), sorted; nothing else may be found."""

    name: str
    files: Files
    expected: tuple[tuple[str, int, int, str], ...] = ()
    siteurl: str | None = "https://own.example"
    without: tuple[str, ...] = ()
    all_files: Files = field(init=False)

    def __post_init__(self) -> None:
        files = {path: data for path, data in {**BASE, **self.files}.items() if path not in self.without}
        object.__setattr__(self, "all_files", files)

    def lay(self, folder: Path) -> Path:
        """Writes the site into `folder`."""
        for path, data in self.all_files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data if isinstance(data, bytes) else data.encode())
        return folder


def body(name: str, code: str, html: str, col: int = 1, line: int = 2) -> Case:
    """A fault in the body of `t/index.html`, which starts on its line 2."""
    return Case(name, {"t/index.html": page(html)}, (("t/index.html", line, col, code),))


def head(name: str, code: str, html: str, col: int = 1) -> Case:
    """A fault in the head of `t/index.html`."""
    return Case(name, {"t/index.html": page("", html)}, (("t/index.html", 2, col, code),))


def file(name: str, code: str, path: str, text: str | bytes, line: int, col: int) -> Case:
    """A fault in a file of its own."""
    return Case(name, {path: text}, ((path, line, col, code),))


def fine(
    name: str, html: str, in_head: str = "", files: Files | None = None, siteurl: str | None = "https://own.example"
) -> Case:
    """A look-alike in `t/index.html`."""
    return Case(name, {"t/index.html": page(html, in_head), **(files or {})}, (), siteurl)


def fine_file(name: str, path: str, text: str | bytes, files: Files | None = None) -> Case:
    """A look-alike in a file of its own."""
    return Case(name, {path: text, **(files or {})})
