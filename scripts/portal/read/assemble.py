"""All readings -> the model: what is shown, what is held back and why, what is left out for a fault.

Counted in = counted out: each text ends in exactly one of the three.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from portal.findings.finding import Finding, Place, has_error
from portal.model.article import Article, FixedPage, id_of
from portal.model.portal_model import Held, Model
from portal.read.article_checks import check_article
from portal.read.page_checks import check_page
from portal.read.portal_data import PortalData
from portal.read.portal_references import check_portal_references
from portal.read.reading import Kept, Reading
from portal.read.redirects import gather_redirects
from portal.read.tag_checks import check_tags
from portal.read.translation_checks import check_translations
from portal.read.tree import Tree


@dataclass(frozen=True, slots=True)
class Assembly:
    """`model` None: nothing to build (exit 2). `hidden`: addresses of texts that are not shown -> why.

    `aside`: their records, whose links are checked all the same.
    """

    model: Model | None
    findings: tuple[Finding, ...]
    held: tuple[Held, ...]
    left_out: tuple[str, ...]
    hidden: MappingProxyType[str, str]
    aside: tuple[Article | FixedPage, ...] = ()


def assemble(
    tree: Tree,
    data: PortalData,
    articles: Iterable[Reading[Article]],
    pages: Iterable[Reading[FixedPage]],
    as_of: datetime,
    drafts: bool = False,
) -> Assembly:
    """`articles`, `pages`: in any order. With `drafts`, drafts are shown (with their notice), nothing else changes."""
    readings = sorted(articles, key=lambda reading: reading.source)
    fixed_readings = sorted(pages, key=lambda reading: reading.source)
    findings = [*tree.findings, *data.findings]
    findings.extend(finding for reading in readings for finding in reading.findings)
    findings.extend(finding for reading in fixed_readings for finding in reading.findings)
    left_out = {*tree.left_out, *data.left_out}
    left_out |= {reading.source for reading in readings if reading.is_left_out}
    left_out |= {reading.source for reading in fixed_readings if reading.is_left_out}
    if data.portal is None:
        return Assembly(None, tuple(findings), (), tuple(sorted(left_out)), MappingProxyType({}))

    units = {unit.id: unit for unit in data.units}
    sound: list[Article] = []
    aside: list[Article | FixedPage] = []
    for article in _records(readings):
        told = tuple(check_article(article, units, data.plans, as_of))
        findings.extend(told)
        if told and has_error(told):
            left_out.add(article.source)
        if article.source in left_out:
            aside.append(article)
        else:
            sound.append(article)
    fixed: list[FixedPage] = []
    for page in _records(fixed_readings):
        told = tuple(check_page(page))
        findings.extend(told)
        if has_error(told):
            left_out.add(page.source)
        if page.source in left_out:
            aside.append(page)
        else:
            fixed.append(page)

    held = [Held(file.path, "Mục này chưa có dạng dữ liệu; tệp được giữ lại.") for file in tree.groups]
    shown: list[Article] = []
    for article in sorted(sound, key=lambda article: article.order):
        reason = _held_reason(article, data, as_of)
        if reason is None or (drafts and article.status == "draft"):
            shown.append(article)
        else:
            held.append(Held(article.source, reason))
            aside.append(article)
    findings.extend(check_tags(sound))
    ids = {reading.source: id_of(reading.source) for reading in readings}
    known = frozenset(ids.values())
    findings.extend(check_translations(sound, known))
    findings.extend(check_portal_references(data, tree, known, fixed))
    redirects, told = gather_redirects(data.redirects, sound, shown)
    findings.extend(told)
    model = Model(
        portal=data.portal,
        units=data.units,
        plans=data.plans,
        archive=data.archive,
        articles=tuple(shown),
        fixed=tuple(sorted(fixed, key=lambda page: (page.lang != "vi", page.name))),
        redirects=redirects,
        texts=data.texts,
        sources=MappingProxyType({path.removeprefix("content/"): path for path in data.sources}),
        as_of=as_of,
        drafts=drafts,
    )
    broken_data = any(f.severity == "error" and f.place.path == "content/cong.yaml" for f in findings)
    published = {article.source for article in shown} | {page.source for page in fixed}
    if not published:
        message = "Không có tin, bài hay trang nào để đăng."
        findings.append(Finding(Place("content"), "DL-19", "error", message, "Kiểm tra CONTENT và AS_OF."))
    return Assembly(
        model=None if broken_data or not published else model,
        findings=tuple(findings),
        held=tuple(sorted(held)),
        left_out=tuple(sorted(left_out)),
        hidden=_hidden(ids, tree, held, published),
        aside=tuple(aside),
    )


def _records(readings: Sequence[Reading[Kept]]) -> list[Kept]:
    return [reading.record for reading in readings if reading.record is not None]


def _held_reason(article: Article, data: PortalData, as_of: datetime) -> str | None:
    if article.status == "draft":
        return "Bản nháp (status: draft)."
    if article.publish_at > as_of:
        return f"Chờ đến {article.publish_at:%H:%M} ngày {article.publish_at:%d/%m/%Y}."
    if data.portal is not None and data.portal.approval == "named" and article.approved_by is None:
        return "Chưa có người duyệt (approved_by)."
    return None


def _hidden(
    ids: Mapping[str, str], tree: Tree, held: Iterable[Held], published: set[str]
) -> MappingProxyType[str, str]:
    """Addresses that exist as sources but not as pages: links to them are no mistakes of their own when left out."""
    reasons = {entry.path: entry.reason for entry in held}
    hidden: dict[str, str] = {}
    for source in sorted(ids.keys() - published):
        hidden[f"/tin-bai/{ids[source]}/"] = reasons.get(source, "")
    for page in tree.pages:
        if page.index.path not in published:
            hidden[f"/en/{page.name}/" if page.lang == "en" else f"/{page.name}/"] = ""
    return MappingProxyType(hidden)
