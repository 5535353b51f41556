"""The difference to what was published last, for people and for programs."""

from collections.abc import Iterator, Sequence

from portal.findings.text_report import one_line
from portal.publish.difference import ChangedPage, Difference

_MOST_LINES = 40  # of one kind; FORMAT=json tells all


def difference_text(told: Difference) -> Iterator[str]:
    """One line a page, the counts first."""
    if told.before is None:
        yield f"Công bố lần đầu: {len(told.added)} trang."
        return
    frame = sum(page.frame_only for page in told.changed)
    yield (
        f"So với lần công bố trước ({told.before} trang): thêm {len(told.added)}, đổi {len(told.changed)} "
        f"(trong đó {frame} trang chỉ đổi khung), mất {len(told.removed)} trang; "
        f"tệp khác: thêm {told.files_added}, đổi {told.files_changed}, mất {told.files_removed}."
    )
    yield from _lines("thêm", told.added)
    yield from _lines("gỡ", told.withdrawn)
    yield from _lines("đổi", [page for page in told.changed if not page.frame_only and not page.is_withdrawn])
    yield from _lines("mất", told.removed)


def difference_json(told: Difference) -> dict[str, object]:
    """`{"before", "added": [{"address", "title"}], "changed": […], "removed": […], "files": {…}}`."""
    return {
        "before": told.before,
        "added": [_item(page) for page in told.added],
        "changed": [_item(page) for page in told.changed],
        "removed": [_item(page) for page in told.removed],
        "files": {"added": told.files_added, "changed": told.files_changed, "removed": told.files_removed},
    }


def _lines(word: str, pages: Sequence[ChangedPage]) -> Iterator[str]:
    for page in pages[:_MOST_LINES]:
        yield f"  {word}: {one_line(page.address)} {one_line(page.title)}".rstrip()
    if len(pages) > _MOST_LINES:
        yield f"  {word}: … và {len(pages) - _MOST_LINES} trang nữa (FORMAT=json kể đủ)"


def _item(page: ChangedPage) -> dict[str, object]:
    item: dict[str, object] = {"address": page.address, "title": page.title}
    if page.frame_only:
        item["frame_only"] = True
    if page.is_withdrawn:
        item["withdrawn"] = True
    return item
