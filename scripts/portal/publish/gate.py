"""What publishing refuses: lost addresses, too much gone at once, no front page, files of a new kind."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from portal.build.manifest import ManifestFile
from portal.findings.finding import Finding, Place
from portal.model.portal import Floor
from portal.publish.difference import Difference, ReadFile, address_of
from portal.publish.headers.policy import NOT_SERVED, TYPES
from portal.publish.page_facts import page_facts
from portal.publish.published_tree import VARIANT_ENDINGS, PublishedTree
from portal.read.tree import ATTACHMENT_TYPES

FRONT = "index.html"
PORTAL = "content/cong.yaml"
REDIRECTS = "content/chuyen-huong.yaml"
_MEND = "Thêm dòng chuyển hướng vào chuyen-huong.yaml, hoặc giữ bài với status: withdrawn để trang báo đã gỡ."
# Lists come and go with the articles in them: taking an article down must not be stopped by them.
_MADE_FROM_ARTICLES = ("the", "luu-tru")


def lost_addresses(
    previous: PublishedTree | None, files: dict[str, ManifestFile], redirects: Collection[str], read: ReadFile
) -> Iterator[Finding]:
    """PH-01 for each page, attachment or feed once published that no longer answers; PH-05 for a list that went.

    `files`: of the new tree; `redirects`: old addresses the host is told of. Attachments may go with their article.
    """
    for path, row in sorted(previous.by_path.items()) if previous else ():
        address = address_of(path)
        if path in files or address in redirects or not _is_kept_for_ever(path):
            continue
        place = Place(next((source for source in row.source if source.startswith("content/")), REDIRECTS))
        if _comes_and_goes(path):
            message = f"Trang danh sách “{address}” không còn, vì không còn bài nào trong đó."
            yield Finding(place, "PH-05", "warning", message, target=address)
        elif not _went_with_its_article(path, files, read):
            message = f"Địa chỉ “{address}” đã công bố mà nay không trả lời."
            yield Finding(place, "PH-01", "error", message, _MEND, target=address)


def beyond_floor(told: Difference, floor: Floor, reason: str) -> Iterator[Finding]:
    """PH-02 when more pages vanish than `cong.yaml` allows; a reason given makes it a warning."""
    gone = len(told.removed) + len(told.withdrawn)
    if not told.before:
        return
    share = gone * 100 / told.before
    limits = []
    if gone > floor.pages:
        limits.append(f"{floor.pages} trang")
    if share > floor.share:
        limits.append(f"{floor.share} % số trang")
    if limits:
        message = f"Mất {gone} trong {told.before} trang ({share:.1f} %), quá mức {' và '.join(limits)} (floor)."
        if reason:
            yield Finding(Place(PORTAL), "PH-02", "warning", message, f"Vẫn công bố, với lý do: {reason}")
        else:
            hint = "Kiểm tra danh sách trang mất; nếu đúng ý, chạy lại với REASON='lý do'."
            yield Finding(Place(PORTAL), "PH-02", "error", message, hint)


def without_front(files: Collection[str]) -> Iterator[Finding]:
    """PH-03 for a portal without its first page."""
    if FRONT not in files:
        yield Finding(Place(PORTAL), "PH-03", "error", "Cổng không có trang chủ.", "Dựng lại cổng: make html.")


def unknown_kinds(files: Iterable[ManifestFile]) -> Iterator[Finding]:
    """PH-06 for files that no host is told a type for: nothing of the kind has ever been published."""
    for file in files:
        plain = file.path.removesuffix(".gz").removesuffix(".br")
        if plain not in NOT_SERVED and plain.rpartition(".")[2] not in TYPES:
            place = Place(file.source[0] if file.source else PORTAL)
            message = f"Tệp “{file.path}” thuộc loại cổng chưa từng công bố."
            yield Finding(place, "PH-06", "error", message, "Bỏ tệp ấy khỏi bản công bố.", target=file.path)


def _is_kept_for_ever(path: str) -> bool:
    """Pages, attachments, feeds and calendars are cited; pictures and data beside pages are made with them."""
    if path.startswith("theme/") or path.endswith(VARIANT_ENDINGS):
        return False
    ending = path.rpartition(".")[2]
    return ending == "html" or path.startswith("nguon-tin/") or (ending in ATTACHMENT_TYPES and "/" in path)


def _comes_and_goes(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[0] in _MADE_FROM_ARTICLES or any(part.startswith("trang-") for part in parts[1:-1])


def _went_with_its_article(path: str, files: dict[str, ManifestFile], read: ReadFile) -> bool:
    """An attachment of an article that now tells that it was withdrawn."""
    page = f"{path.rpartition('/')[0]}/index.html"
    html = read(page) if path.startswith("tin-bai/") and page in files else None
    return html is not None and page_facts(html).is_withdrawn
