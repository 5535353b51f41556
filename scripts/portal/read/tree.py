"""The content folder as it lies on the disk: one grammar for paths, everything else refused by name.

Nothing is followed (no symlinks) and nothing is opened here. Sources: threats N3; git check-ref-format and the
Windows device names for what a clone elsewhere could not hold.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portal.findings.finding import CannotRun, Finding, Place
from portal.findings.nearest import nearest_hint
from portal.model.address import PATH_LIMIT_BYTES
from portal.model.moment import parse_day
from portal.model.slug import is_slug, slugify

PICTURE_TYPES = frozenset({"jpg", "jpeg", "png", "webp"})
ATTACHMENT_TYPES = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "ics", "txt"})
GROUP_FOLDERS = frozenset({
    "van-ban", "dich-vu-cong", "hoi-dap", "lay-y-kien", "lich", "thong-ke", "chuyen-de", "tai-nguyen", "kiem-dinh",
    "tra-cuu", "mua-sam-cong", "hop-truc-tuyen", "trung-tam", "danh-gia-cong", "cong-khai",
})  # fmt: skip
ROOT_FILES = frozenset({
    "cong.yaml", "don-vi.yaml", "chuyen-huong.yaml", "quy-tac.yaml", "no-cu.json", "lien-ket-ngoai.tsv",
    "lien-ket-ngoai.yaml",
})  # fmt: skip
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitattributes"})
_DEVICES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt1|lpt[2-9])(\..*)?", re.IGNORECASE)
_FILE = re.compile(r"[a-z0-9][a-z0-9_-]{0,74}\.[a-z0-9]{1,5}")
_PLAIN = re.compile(r"[a-z0-9_.-]+")  # nearly every name: nothing in it to fold or to hide
_FOLDER = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(.+)")
_FILES_LIMIT = 60
_BYTES_LIMIT = 40_000_000
_COPY_ENDING = len(".960.webp")  # what the name of a picture's smaller copy has more


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A plain file of the content. `path` starts `content/`; `real` is where it lies."""

    path: str
    real: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def type(self) -> str:
        """The ending without its dot."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Folder:
    """An article's or a page's folder: the text and what lies beside it, sorted by name."""

    index: SourceFile
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class ArticleFolder(Folder):
    """`tin-bai/<unit>/<day>-<name>/`."""

    unit: str
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class PageFolder(Folder):
    """`trang/<name>/` or `trang/en/<name>/`."""

    name: str
    lang: str


@dataclass(slots=True)
class Tree:
    """What the content folder holds. `data`: file name at the root -> file."""

    data: dict[str, SourceFile] = field(default_factory=dict)
    plans: list[SourceFile] = field(default_factory=list)
    plan_texts: list[SourceFile] = field(default_factory=list)
    shared: list[SourceFile] = field(default_factory=list)  # anh/: logo and the like
    groups: list[SourceFile] = field(default_factory=list)  # <group>/muc.yaml and what later kinds bring
    articles: list[ArticleFolder] = field(default_factory=list)
    pages: list[PageFolder] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def scan_tree(content: Path, standing: Collection[str] = ()) -> Tree:
    """Everything under `content`, in a fixed order, but the folders of the units `standing`: they are known and sound.

    Raises CannotRun when the folder itself cannot be read.
    """
    scan = _Scan(content, standing)
    scan.root()
    return scan.tree


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    path: str
    real: str
    is_folder: bool
    file: SourceFile | None


class _Scan:
    """One walk over the folder; fills `tree`."""

    def __init__(self, content: Path, standing: Collection[str]) -> None:
        self.content = content
        self.standing = standing
        self.tree = Tree()
        self.in_git = any((folder / ".git").exists() for folder in (content.resolve(), *content.resolve().parents))

    def root(self) -> None:
        for entry in self.entries(str(self.content), "content"):
            if entry.file is not None:
                if entry.name in ROOT_FILES:
                    self.tree.data[entry.name] = entry.file
                else:
                    hint = nearest_hint(entry.name, ROOT_FILES)
                    self.refuse(entry.path, f"Không rõ “{_printable(entry.name)}” dùng để làm gì ở thư mục gốc.", hint)
            elif entry.name == "ke-hoach":
                self.plan_files(entry)
            elif entry.name == "tin-bai":
                self.units(entry)
            elif entry.name == "trang":
                self.fixed_pages(entry, "vi")
            elif entry.name == "anh":
                self.tree.shared.extend(self.files_of(entry, PICTURE_TYPES | {"svg"}))
            elif entry.name in GROUP_FOLDERS:
                self.tree.groups.extend(self.files_of(entry, ATTACHMENT_TYPES | {"yaml"}))
            else:
                known = GROUP_FOLDERS | {"ke-hoach", "tin-bai", "trang", "anh"}
                message = f"Không có mục nào tên “{_printable(entry.name)}”."
                self.refuse(entry.path, message, nearest_hint(entry.name, known))

    def plan_files(self, folder: _Entry) -> None:
        for file in self.files_of(folder, frozenset({"yaml", "txt"})):
            (self.tree.plans if file.type == "yaml" else self.tree.plan_texts).append(file)

    def units(self, folder: _Entry) -> None:
        for unit in self.folders_of(folder):
            if unit.name in self.standing:
                continue
            if not is_slug(unit.name, 40):
                self.misnamed(unit, "tên đơn vị chỉ dùng chữ thường không dấu, số và gạch nối, nhiều nhất 40 ký tự")
                continue
            for entry in self.folders_of(unit):
                self.article(unit.name, entry)

    def article(self, unit: str, entry: _Entry) -> None:
        match = _FOLDER.fullmatch(entry.name)
        try:
            day = parse_day(match[1]) if match else None
        except ValueError:
            self.refuse(entry.path, f"Ngày “{entry.name[:10]}” trong tên thư mục không có thật.")
            return
        if match is None or day is None or not is_slug(match[2], 80):
            self.misnamed(entry, "thư mục tin bài đặt tên năm-tháng-ngày-tên, ví dụ 2024-03-05-hoi-khoe-phu-dong")
            return
        if day.year < 1990:
            self.refuse(entry.path, f"Ngày {entry.name[:10]} trước năm 1990.")
            return
        if index := self.index_of(entry):
            self.tree.articles.append(ArticleFolder(*index, unit=unit, day=day, name=match[2]))

    def fixed_pages(self, folder: _Entry, lang: str) -> None:
        for entry in self.folders_of(folder):
            if entry.name == "en" and lang == "vi":
                self.fixed_pages(entry, "en")
            elif not is_slug(entry.name, 80):
                self.misnamed(entry, "tên trang chỉ dùng chữ thường không dấu, số và gạch nối")
            elif index := self.index_of(entry):
                self.tree.pages.append(PageFolder(*index, name=entry.name, lang=lang))

    def index_of(self, folder: _Entry) -> tuple[SourceFile, tuple[SourceFile, ...]] | None:
        """The text of a folder and its other files; None (told) when there is no text."""
        before = len(self.tree.findings)
        files = self.files_of(folder, PICTURE_TYPES | ATTACHMENT_TYPES | {"md"})
        index = next((file for file in files if file.name == "index.md"), None)
        for file in files:
            if file.type == "md" and file.name != "index.md":
                self.refuse(
                    file.path, "Mỗi thư mục chỉ có một bài, tên là index.md.", "Chuyển tệp này sang thư mục khác."
                )
        if index is None:
            if len(self.tree.findings) == before:
                self.refuse(folder.path, "Thư mục chưa có bài viết.", "Đặt bài viết vào tệp index.md.")
            return None
        beside = tuple(file for file in files if file.type != "md" and not self.is_too_long(file))
        size = sum(file.size for file in files)
        if len(files) > _FILES_LIMIT:
            self.refuse(folder.path, f"Thư mục có {len(files)} tệp, nhiều nhất {_FILES_LIMIT}.", code="DL-10")
            return None
        if size > _BYTES_LIMIT:
            self.refuse(folder.path, f"Thư mục nặng {size // 1_000_000} MB, nhiều nhất 40 MB.", code="DL-10")
            return None
        return index, beside

    def is_too_long(self, file: SourceFile) -> bool:
        """Told when the address of a file beside a text would not fit into every file system (Windows)."""
        kept = len(file.path.removeprefix("content/").removeprefix("trang/").encode())
        length = kept + (_COPY_ENDING if file.type in PICTURE_TYPES else 0)
        if length > PATH_LIMIT_BYTES:
            message = f"Đường dẫn của tệp trên cổng dài {length} byte, nhiều nhất {PATH_LIMIT_BYTES}."
            self.refuse(file.path, message, "Rút ngắn tên tệp hoặc tên thư mục của bài.", code="DL-10")
        return length > PATH_LIMIT_BYTES

    def files_of(self, folder: _Entry, types: Iterable[str]) -> list[SourceFile]:
        """Plain files of an allowed type, well named; the others are told. Sub-folders are refused."""
        allowed = frozenset(types)
        kept: list[SourceFile] = []
        for entry in self.entries(folder.real, folder.path):
            if entry.file is None:
                self.refuse(entry.path, "Ở đây không có thư mục con.", "Đặt tệp ngay cạnh index.md.")
            elif not _FILE.fullmatch(entry.name):
                self.misnamed(entry, "tên tệp chỉ dùng chữ thường không dấu, số, gạch nối và một dấu chấm")
            elif entry.file.type not in allowed:
                listed = ", ".join(sorted(allowed))
                self.refuse(
                    entry.path, f"Cổng không nhận loại tệp “.{entry.file.type}”.", f"Dùng một trong các loại: {listed}."
                )
            else:
                kept.append(entry.file)
        return kept

    def folders_of(self, folder: _Entry) -> Iterator[_Entry]:
        for entry in self.entries(folder.real, folder.path):
            if entry.is_folder:
                yield entry
            else:
                self.refuse(entry.path, "Tệp này nằm lạc: ở đây chỉ có thư mục.", "Chuyển tệp vào thư mục của bài.")

    def entries(self, real: str, path: str) -> Iterator[_Entry]:
        """Plain files and folders, sorted; everything that is neither, hidden or a twin is told and passed over."""
        try:
            with os.scandir(real) as found:
                listed = sorted([(item.name, item) for item in found])
        except OSError as refusal:
            raise CannotRun(f"Không đọc được thư mục {real}: {refusal.strerror}.") from refusal
        right: dict[str, str] = {}  # of twins the one that follows the grammar stays, else the first
        for name, _ in listed:
            folded = _folded(name)
            if right.setdefault(folded, name) != name and name == folded:
                right[folded] = name
        for name, item in listed:
            here = f"{path}/{_printable(name)}"
            if name in _LITTER or (path == "content" and name == ".git"):
                continue
            twin = right[_folded(name)]
            info = item.stat(follow_symlinks=False)
            if item.name.startswith((".", "~", "#")) or item.name.endswith("~"):
                self.refuse(here, "Tệp ẩn hoặc tệp tạm của phần mềm soạn thảo.", "Xóa tệp này.")
            elif twin != item.name:
                self.refuse(
                    here, f"Tên chỉ khác “{_printable(twin)}” ở chữ hoa hoặc cách ghi dấu.", "Đổi tên một trong hai."
                )
            elif _DEVICES.fullmatch(item.name):
                self.refuse(here, f"“{_printable(item.name)}” là tên thiết bị của Windows.", "Đặt tên khác.")
            elif stat.S_ISLNK(info.st_mode):
                self.refuse(here, "Đây là liên kết tượng trưng, không phải tệp.", "Chép tệp thật vào thư mục.")
            elif stat.S_ISDIR(info.st_mode):
                yield _Entry(item.name, here, item.path, True, None)
            elif not stat.S_ISREG(info.st_mode):
                self.refuse(here, "Đây không phải tệp thường.", "Xóa khỏi thư mục.")
            elif info.st_nlink > 1 and not self.in_git:
                self.refuse(
                    here, "Tệp này dùng chung với nơi khác trên máy (liên kết cứng).", "Chép tệp thật vào thư mục."
                )
            else:
                yield _Entry(item.name, here, item.path, False, SourceFile(
                    here, item.path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino,
                ))  # fmt: skip

    def misnamed(self, entry: _Entry, grammar: str) -> None:
        """A name outside the grammar, with the right one proposed."""
        stem, dot, ending = entry.name.rpartition(".")
        whole = entry.is_folder or not dot
        proposal = slugify(entry.name) if whole else f"{slugify(stem)}.{slugify(ending)}"
        hint = f"Đổi tên thành “{proposal}”." if proposal.strip(".") and proposal != entry.name else "Đặt tên khác."
        self.refuse(entry.path, f"Tên “{_printable(entry.name)}” chưa đúng: {grammar}.", hint)

    def refuse(self, path: str, message: str, hint: str | None = None, code: str = "DL-07") -> None:
        self.tree.findings.append(Finding(Place(path), code, "error", message, hint))
        self.tree.left_out.append(path)


def _folded(name: str) -> str:
    """What two names share that some file system takes for one."""
    return name if _PLAIN.fullmatch(name) else unicodedata.normalize("NFC", name).casefold()


def _printable(name: str) -> str:
    """A file name that cannot break a line of the report: controls, bidi marks and broken bytes shown as codes."""
    if _PLAIN.fullmatch(name):
        return name
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else f"\\u{ord(c):04x}" for c in name)
