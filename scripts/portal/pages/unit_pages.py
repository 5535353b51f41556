"""The units: the directory by kind, and for each unit its life, names, what it leads, owes and has published."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from portal.model.plan import Plan
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.model.unit import SILENT_KINDS, UNIT_KINDS, Unit
from portal.pages.art_addresses import art_address, variant_of
from portal.pages.article_view import unit_link
from portal.pages.deadlines import Due, dues_of
from portal.pages.head import feed_links
from portal.pages.html_page import html_page
from portal.pages.list_pages import Listing, older_pages
from portal.pages.lists import newest_part
from portal.pages.page import Page
from portal.pages.plan_state import plan_note
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Empty, Fact, Signpost
from portal.pages.sources import UNITS, plan_source
from portal.pages.topic_pages import ArticleData, article_data, data_page
from portal.pages.words import day

DIRECTORY = Signpost("Đơn vị", "/don-vi/")


class UnitRow(Record, frozen=True):
    """A unit in the directory; `ended`: the last day it existed, when that has passed."""

    name: str
    address: str
    short: str | None
    ended: date | None
    site: str | None


class UnitGroup(Record, frozen=True):
    """The units of one kind, in the order of don-vi.yaml."""

    id: str
    name: str
    units: tuple[UnitRow, ...]


class Owed(Record, frozen=True):
    """One duty of a unit: directly, or as a member of the group named by `through`."""

    id: str
    what: str
    to: str | None
    through: str | None


class UnitData(Record, frozen=True):
    """`/don-vi/<unit>/index.json`. Days are ISO text; None where unknown."""

    id: str
    name: str
    short: str | None
    kind: str
    aliases: tuple[str, ...]
    address: str
    since: str | None
    until: str | None
    successors: tuple[str, ...]
    leads: tuple[str, ...]
    duties: tuple[Owed, ...]
    articles: tuple[ArticleData, ...]


def unit_groups(model: Model) -> tuple[UnitGroup, ...]:
    """The directory: kinds in their fixed order, empty kinds left out."""
    groups = []
    for kind, name in UNIT_KINDS.items():
        units = tuple(_row(unit, model) for unit in model.units if unit.kind == kind)
        if units:
            groups.append(UnitGroup(kind, name, units))
    return tuple(groups)


def unit_pages(shelf: Shelf) -> Iterator[Page]:
    """For each unit its page, its older lists and its data. The directory itself is a group page."""
    for unit in shelf.model.units:
        yield from _unit(shelf, unit)


def owed(unit: Unit, plan: Plan, model: Model) -> tuple[Owed, ...]:
    """What the unit owes under the plan, its group's duties too; in the plan's order."""
    found = []
    for duty in plan.duties:
        if unit.id in duty.who:
            found.append(Owed(duty.id, duty.what, duty.to, None))
        elif unit.parent in duty.who and unit.parent is not None:
            parent = model.unit(unit.parent)
            found.append(Owed(duty.id, duty.what, duty.to, parent.name if parent else unit.parent))
    return tuple(found)


def ended_on(unit: Unit, model: Model) -> date | None:
    """The last day it existed, when that has passed."""
    return unit.until if unit.until is not None and unit.until < model.today else None


def _row(unit: Unit, model: Model) -> UnitRow:
    return UnitRow(unit.name, unit.address, unit.short, ended_on(unit, model), unit.site)


def _facts(unit: Unit, model: Model) -> tuple[Fact, ...]:
    facts = [Fact("Loại đơn vị", UNIT_KINDS[unit.kind])]
    if unit.short:
        facts.append(Fact("Tên ngắn", unit.short))
    if unit.aliases:
        facts.append(Fact("Tên in trong kế hoạch", "; ".join(unit.aliases)))
    if unit.parent:
        parent = unit_link(unit.parent, model)
        facts.append(Fact("Thuộc", parent.title, parent.address))
    facts.append(Fact("Hoạt động từ", day(unit.start) if unit.start else None))
    if unit.until:
        facts.append(Fact("Hoạt động đến", f"hết ngày {day(unit.until)}"))
        heirs = [unit_link(heir, model) for heir in unit.successors]
        facts.extend(Fact("Đơn vị kế thừa", heir.title, heir.address) for heir in heirs)
        if not heirs:
            facts.append(Fact("Đơn vị kế thừa"))
    if unit.kind not in SILENT_KINDS:
        facts.append(Fact("Trang thông tin", unit.site, unit.site))
    facts.extend(Fact(account.platform, account.url, account.url) for account in unit.social)
    return tuple(facts)


def _unit(shelf: Shelf, unit: Unit) -> Iterator[Page]:
    model, plan = shelf.model, shelf.model.plan
    articles = shelf.by_unit.get(unit.id, ())
    silent = unit.kind in SILENT_KINDS
    ended = ended_on(unit, model)
    members = tuple(_row(other, model) for other in model.units if other.parent == unit.id)
    leads = tuple(
        Signpost(topic.title, topic.address, str(topic.colour)) for topic in plan.topics if topic.lead == unit.id
    )
    due: tuple[Due, ...] = tuple(dues_of(frozenset({unit.id, unit.parent or unit.id}), plan, model))
    duties = owed(unit, plan, model)
    feeds = () if silent else feed_links(f"/nguon-tin/don-vi/{unit.id}/", unit.name)
    empty = Empty(
        "Chưa có tin, bài của đơn vị.",
        "Đơn vị chưa đăng tin, bài nào trên cổng.",
        (Signpost("Xem tất cả tin", "/tin-tuc/"), Signpost("Danh bạ đơn vị", DIRECTORY.address)),
    )
    intro = f"{unit.name}: nhiệm vụ truyền thông, thời hạn và tin, bài đã đăng."
    listing = Listing(unit.address, unit.name, intro, empty, (HOME, DIRECTORY), (), "don-vi", None, feeds)
    slot = next((topic.colour for topic in plan.topics if topic.lead == unit.id), 1)
    sources = (UNITS, plan_source(plan.id))
    yield from older_pages(shelf, listing, articles)
    newest = newest_part(unit.address, articles)
    yield html_page(
        shelf,
        unit.address,
        "unit.html",
        title=unit.name,
        description=intro,
        sources=(*sources, *(article.source for article in newest.articles)),
        steps=(HOME, DIRECTORY),
        section="don-vi",
        modified=articles[-1].day if articles else None,
        feeds=feeds,
        editable=UNITS,
        kind_name=UNIT_KINDS[unit.kind],
        slot=slot,
        hero=art_address(shelf.portal.motif, slot, variant_of(unit.id), wide=True),
        ended=ended,
        facts=_facts(unit, model),
        members=members,
        plan=Signpost(plan.title, plan.address),
        plan_note=plan_note(model),
        leads=leads,
        duties=duties,
        dues=due,
        silent=silent,
        cards=shelf.shown(newest.articles),
        pager=newest.pager,
        empty=empty,
        data=f"{unit.address}index.json",
    )
    yield data_page(shelf, unit, partial(_data, shelf, unit), sources)


def _data(shelf: Shelf, unit: Unit) -> Page:
    plan = shelf.model.plan
    data = UnitData(
        unit.id,
        unit.name,
        unit.short,
        UNIT_KINDS[unit.kind],
        unit.aliases,
        shelf.settings.siteurl + unit.address,
        unit.start.isoformat() if unit.start else None,
        unit.until.isoformat() if unit.until else None,
        unit.successors,
        tuple(topic.id for topic in plan.topics if topic.lead == unit.id),
        owed(unit, plan, shelf.model),
        article_data(shelf, shelf.by_unit.get(unit.id, ())),
    )
    return Page(f"{unit.address}index.json", "json", {"data": data}, (UNITS, plan_source(plan.id)))
