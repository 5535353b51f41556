"""What a change may do: PR-01 … PR-06. An editor's word lets pass what only needs looking at twice."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from portal.desk.change_set import ChangeSet
from portal.findings.finding import Finding, Place, Severity
from portal.model.article import Article

WARN_ARTICLES = 20
MOST_ARTICLES = 200
_WORD = "Tách thành thay đổi riêng, hoặc xin ý kiến biên tập viên của Sở."
_MARKS = ("<<<<<<< ", "||||||| ", ">>>>>>> ")


def check_change(change: ChangeSet, editorial: bool) -> Iterator[Finding]:
    """`editorial`: an editor has looked at the change and stands for it."""
    if not editorial:
        yield from _outside(change)
        yield from _editors_files(change)
        yield from _units(change)
    yield from _amount(change)


def check_removed(
    change: ChangeSet,
    before: Mapping[str, Article],
    after: Mapping[str, Article],
    answering: Collection[str],
    as_of: datetime,
) -> Iterator[Finding]:
    """PR-05: an address that was published answers no more. `answering`: addresses of pages and redirects now.

    A text left out for a fault has its own finding and is not told again.
    """
    for item in change.articles:
        was, now = before.get(item.source), after.get(item.source)
        if was is None or was.is_held(as_of) or was.address in answering:
            continue
        if item.change == "removed":
            message = f"Xóa bài đã đăng “{was.title}”: địa chỉ {was.address} sẽ không còn trang."
        elif now is not None and now.is_held(as_of):
            message = (
                f"Bài đã đăng “{was.title}” trở lại thành bài chưa đăng: địa chỉ {was.address} sẽ không còn trang."
            )
        else:
            continue
        hint = (
            "Giữ bài và ghi status: withdrawn kèm withdrawn_at, withdrawn_note; bài đổi chỗ thì ghi địa chỉ cũ "
            "vào redirect_from của bài mới."
        )
        yield Finding(Place(item.source), "PR-05", "error", message, hint, target=was.address)


def conflict_marks(path: str, text: str) -> Iterator[Finding]:
    """PR-06: a merge was left half done in this file; told once, at the first mark."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_MARKS):
            message = f"Còn dấu xung đột “{line[:7]}” của lần gộp chưa xong."
            hint = "Giữ lại đoạn đúng, xóa các dòng bắt đầu bằng <<<<<<<, =======, >>>>>>>."
            yield Finding(Place(path, number), "PR-06", "error", message, hint)
            return


def _outside(change: ChangeSet) -> Iterator[Finding]:
    """PR-01, once for each folder or file at the root of the repository."""
    grouped: dict[str, list[str]] = {}
    for path in change.outside:
        grouped.setdefault(path.partition("/")[0], []).append(path)
    for first, paths in grouped.items():
        many = f" và {len(paths) - 1} tệp khác trong “{first}”" if len(paths) > 1 else ""
        message = f"Thay đổi sửa “{paths[0]}”{many}, nằm ngoài thư mục nội dung."
        yield Finding(Place(paths[0]), "PR-01", "error", message, _WORD)


def _editors_files(change: ChangeSet) -> Iterator[Finding]:
    """PR-02: in the content, but in no unit's folder."""
    for item in change.items:
        if item.unit is None:
            message = f"“{item.source.removeprefix('content/')}” do biên tập viên của Sở giữ."
            yield Finding(Place(item.source), "PR-02", "error", message, _WORD)


def _units(change: ChangeSet) -> Iterator[Finding]:
    if len(change.units) > 1:
        listed = ", ".join(f"“{unit}”" for unit in change.units)
        message = f"Một thay đổi sửa bài của {len(change.units)} đơn vị: {listed}; nhiều nhất 1."
        hint = "Tách mỗi đơn vị thành một thay đổi, hoặc xin ý kiến biên tập viên của Sở."
        first = next(item for item in change.items if item.unit == change.units[1])
        yield Finding(Place(first.source), "PR-03", "error", message, hint)


def _amount(change: ChangeSet) -> Iterator[Finding]:
    count = len(change.articles)
    if count <= WARN_ARTICLES:
        return
    severity: Severity = "error" if count > MOST_ARTICLES else "warning"
    limit = f"nhiều nhất {MOST_ARTICLES}" if severity == "error" else f"nên dưới {WARN_ARTICLES}"
    message = f"Một thay đổi có {count} bài, {limit}."
    yield Finding(Place("content/tin-bai"), "PR-04", severity, message, "Chia thành nhiều thay đổi nhỏ hơn.")
