"""What a change brings to a portal: articles, pages and data added, changed, removed, with their titles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.desk.git_repository import Change, ChangedPath
from portal.model.article import Article, FixedPage

Sort = Literal["article", "page", "data"]
DATA_NAMES: dict[str, str] = {
    "cong.yaml": "Thông tin cổng",
    "don-vi.yaml": "Danh sách đơn vị",
    "chuyen-huong.yaml": "Chuyển hướng địa chỉ",
    "quy-tac.yaml": "Cài đặt bộ quy tắc",
    "no-cu.json": "Danh sách lỗi cũ",
    "lien-ket-ngoai.tsv": "Sổ liên kết ngoài",
    "lien-ket-ngoai.yaml": "Cài đặt liên kết ngoài",
}


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One article, page or data file. `source` starts content/; `title` as it reads now, else as it read before.

    `topics`: of the article now and before; `unit`: whose folder it lies in.
    """

    sort: Sort
    change: Change
    source: str
    title: str
    unit: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """`files`: the content's files, path -> what happened. `outside`: paths of the repository beyond the content."""

    base: str
    items: tuple[ChangedItem, ...]
    files: Mapping[str, Change]
    outside: tuple[str, ...]

    @property
    def articles(self) -> tuple[ChangedItem, ...]:
        return tuple(item for item in self.items if item.sort == "article")

    @property
    def units(self) -> tuple[str, ...]:
        """Whose folders are touched, sorted."""
        return tuple(sorted({item.unit for item in self.items if item.unit is not None}))

    def brings(self, path: str) -> bool:
        """Whether a finding at `path` is this change's: the file is changed, lies in a changed text's folder, or is the
        folder of one.
        """
        if path in self.files:
            return True
        folders = {item.source.rpartition("/")[0] for item in self.items if item.sort != "data"}
        return path.rpartition("/")[0] in folders or any(f"{file}/".startswith(f"{path}/") for file in self.files)


Record = Article | FixedPage


def change_set(
    base: str,
    changed: Sequence[ChangedPath],
    content: str,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    standing: Iterable[str],
) -> ChangeSet:
    """`content`: the content folder's place in the repository. `before`, `after`: records by source path, as far as
    they could be read; `standing`: sources of the texts that exist now.
    """
    prefix = f"{content}/" if content else ""
    files = {
        f"content/{path.path.removeprefix(prefix)}": path.change for path in changed if path.path.startswith(prefix)
    }
    outside = tuple(path.path for path in changed if not path.path.startswith(prefix))
    now = frozenset(standing)
    items = [_item(source, touched, before, after, now) for source, touched in _grouped(files).items()]
    return ChangeSet(base, tuple(sorted(items, key=lambda item: (item.sort, item.source))), files, outside)


def source_of(path: str) -> str:
    """The item a content file belongs to: a text's index.md for all that lies beside it, else the file itself."""
    parts = path.split("/")
    if parts[1] == "tin-bai" and len(parts) >= 5:
        return "/".join((*parts[:4], "index.md"))
    if parts[1] == "trang" and len(parts) >= 4:
        depth = 4 if parts[2] == "en" and len(parts) >= 5 else 3
        return "/".join((*parts[:depth], "index.md"))
    return path


def _grouped(files: Mapping[str, Change]) -> dict[str, dict[str, Change]]:
    grouped: dict[str, dict[str, Change]] = {}
    for path, change in files.items():
        grouped.setdefault(source_of(path), {})[path] = change
    return grouped


def _item(
    source: str,
    touched: Mapping[str, Change],
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    standing: frozenset[str],
) -> ChangedItem:
    parts = source.split("/")
    sort: Sort = "data"
    if source.endswith("/index.md") and parts[1] in ("tin-bai", "trang"):
        sort = "article" if parts[1] == "tin-bai" else "page"
    change: Change = touched.get(source, "changed")
    if sort != "data" and change == "removed" and source in standing:
        change = "changed"
    records = [record for record in (after.get(source), before.get(source)) if record is not None]
    title = records[0].title if records else _plain_title(source, sort)
    topics = [topic for record in records if isinstance(record, Article) for topic in record.topics]
    unit = parts[2] if parts[1] == "tin-bai" and len(parts) > 3 else None
    return ChangedItem(sort, change, source, title, unit, tuple(dict.fromkeys(topics)))


def _plain_title(source: str, sort: Sort) -> str:
    """A name for what has no title that can be read."""
    parts = source.split("/")
    if sort != "data":
        return parts[-2]
    if parts[1] == "ke-hoach":
        return f"Kế hoạch {parts[-1]}"
    return DATA_NAMES.get(parts[1], parts[-1]) if len(parts) == 2 else parts[-1]
