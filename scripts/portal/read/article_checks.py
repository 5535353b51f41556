"""Checks of one article against the portal: its unit, its topics, its days, its translation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from portal.findings.finding import Finding, Place
from portal.findings.nearest import nearest, nearest_hint
from portal.model.article import Article
from portal.model.plan import Plan, plan_of
from portal.model.unit import SILENT_KINDS, Unit

_FAR = timedelta(days=366)


def check_article(
    article: Article, units: Mapping[str, Unit], plans: Sequence[Plan], as_of: datetime
) -> Iterator[Finding]:
    """An error leaves the article out."""
    unit = units.get(article.unit)
    if unit is None or unit.kind in SILENT_KINDS or not unit.existed_on(article.day):
        yield from _unit(article, units)
    yield from _topics(article, plans)
    if article.publish_at > as_of or article.expires is not None or article.updated is not None:
        yield from _days(article, as_of)
    for n, old in enumerate(article.redirect_from):
        own = f"/tin-bai/{article.unit}/"
        if not old.startswith(own) or old == own:
            place = article.place(f"redirect_from.{n}")
            message = f"Địa chỉ cũ “{old}” không thuộc {own}."
            hint = "Địa chỉ khác do biên tập viên ghi trong chuyen-huong.yaml."
            yield Finding(place, "DL-17", "error", message, hint, target=old)
    if article.source_unit is not None and article.source_unit not in units:
        place = article.place("source")
        hint = nearest_hint(article.source_unit, units) or "Nguồn ngoài ngành viết: source: {name: …, url: …}."
        message = f"Không có đơn vị “{article.source_unit}” trong don-vi.yaml."
        yield Finding(place, "DV-04", "error", message, hint, target=article.source_unit)


def _unit(article: Article, units: Mapping[str, Unit]) -> Iterator[Finding]:
    unit = units.get(article.unit)
    if unit is None:
        place = Place(article.source)
        writers = [unit.id for unit in units.values() if unit.kind not in SILENT_KINDS]
        message = f"Không có đơn vị “{article.unit}” trong don-vi.yaml."
        yield Finding(place, "DV-04", "error", message, nearest_hint(article.unit, writers), target=article.unit)
    elif unit.kind in SILENT_KINDS:
        message = f"“{unit.name}” là tên gọi chung hoặc ban, không tự gửi tin."
        yield Finding(Place(article.source), "DV-04", "error", message, "Đặt bài vào thư mục của một đơn vị.")
    elif not unit.existed_on(article.day):
        span = f"đến {unit.until:%d/%m/%Y}" if unit.until and unit.until < article.day else f"từ {unit.start:%d/%m/%Y}"
        message = f"“{unit.name}” chỉ hoạt động {span}; bài đề ngày {article.day:%d/%m/%Y}."
        after = [units[name].name for name in unit.successors if name in units]
        hint = f"Gửi bài từ đơn vị kế thừa: {', '.join(after)}." if after else "Gửi bài từ đơn vị đang hoạt động."
        yield Finding(Place(article.source), "DV-04", "error", message, hint, target=article.unit)


def _topics(article: Article, plans: Sequence[Plan]) -> Iterator[Finding]:
    plan = plan_of(article.day, plans)
    if plan is None or (plan.holds(article.day) and all(map(plan.topic, article.topics))):
        return
    names = [topic.id for topic in plan.topics]
    for n, topic in enumerate(article.topics):
        place = article.place(f"topic.{n}", "topic")
        if topic in names:
            continue
        elsewhere = [other.id for other in plans if other.topic(topic) is not None]
        message = f"Không có chủ đề “{topic}” trong kế hoạch {plan.id}."
        if elsewhere:
            carriers = ", ".join(elsewhere)
            message = f"Chủ đề “{topic}” thuộc kế hoạch {carriers}, không có trong kế hoạch {plan.id} của ngày ấy."
        near = nearest(topic, names)
        by_title = {item.title: item.id for item in plan.topics}
        title = nearest(topic, by_title)
        if near is None and title is not None:
            near = by_title[title]
        hint = f"Gần nhất: “{near}”." if near else "Các chủ đề: " + ", ".join(names) + "."
        yield Finding(place, "KH-01", "error", message, hint, target=topic)
    if not plan.holds(article.day):
        place = article.place("topic")
        message = f"Không có kế hoạch nào cho ngày {article.day:%d/%m/%Y}; dùng chủ đề của kế hoạch {plan.id}."
        yield Finding(place, "KH-02", "warning", message, "Khi có kế hoạch mới, thêm tệp vào ke-hoach/.")


def _days(article: Article, as_of: datetime) -> Iterator[Finding]:
    place = article.place("publish_at")
    if article.publish_at - as_of > _FAR:
        message = f"Bài chờ đến {article.publish_at:%d/%m/%Y}, hơn 366 ngày nữa."
        yield Finding(place, "NT-06", "warning", message, "Kiểm tra năm trong tên thư mục hoặc publish_at.")
    for key, day in (("expires", article.expires), ("updated", article.updated)):
        if day is not None and day < article.day:
            here = article.place(key)
            what = "Hết hiệu lực" if key == "expires" else "Ngày cập nhật"
            message = f"{what} {day:%d/%m/%Y} trước ngày đăng {article.day:%d/%m/%Y}."
            yield Finding(here, "NT-06", "warning", message, "Kiểm tra lại ngày.")
