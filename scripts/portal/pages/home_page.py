"""The front: what is new, what people come for, topics, documents, days, units."""

import msgspec

from portal.model.article import Article
from portal.model.portal import Task
from portal.model.record import Record
from portal.model.unit import UNIT_KINDS
from portal.pages.calendar_rows import calendar_rows
from portal.pages.document_rows import document_rows
from portal.pages.head import feed_links
from portal.pages.html_page import html_page
from portal.pages.linked_data import department
from portal.pages.page import Page
from portal.pages.plan_state import plan_note
from portal.pages.shelf import Shelf
from portal.pages.signpost import Empty, Signpost
from portal.pages.sources import PORTAL, UNITS, plan_source
from portal.pages.topic_pages import own_topics, topic_tiles
from portal.pages.unit_pages import ended_on

_MORE, _LATEST, _DOCUMENTS, _DAYS, _UNITS = 3, 5, 4, 3, 6


class TaskLink(Record, frozen=True):
    """A thing people come for."""

    title: str
    hint: str
    address: str


def home_page(shelf: Shelf) -> Page:
    """`/`."""
    model, portal, plan = shelf.model, shelf.portal, shelf.model.plan
    lead, more, latest = _chosen(shelf)
    ahead, passed = calendar_rows(shelf)
    topics = tuple(topic for topic in own_topics(model) if plan.topic(topic.id))
    units = [unit for unit in model.units if ended_on(unit, model) is None][:_UNITS]
    shown = (*lead, *more, *latest)
    return html_page(
        shelf,
        "/",
        "home.html",
        title=portal.name,
        description=f"Tin tức, văn bản, kế hoạch, lịch và thủ tục của {portal.name}.",
        section="home",
        sources=(PORTAL, UNITS, plan_source(plan.id), *(article.source for article in shown)),
        modified=shelf.listed[-1].day if shelf.listed else plan.in_force_from,
        feeds=feed_links("/nguon-tin/", "Tất cả tin"),
        linked=(department(portal, shelf.settings.siteurl),),
        note=plan_note(model),
        lead=shelf.shown(lead),
        more=tuple(Signpost(article.title, article.address) for article in more),
        latest=shelf.shown(latest),
        empty=Empty(
            "Chưa có tin, bài.",
            "Chưa đơn vị nào đăng tin, bài trên cổng.",
            (Signpost("Xem các chủ đề của kế hoạch", "/chu-de/"), Signpost("Danh bạ đơn vị", "/don-vi/")),
        ),
        tasks=tuple(_task(task) for task in portal.home.tasks),
        plan=Signpost(plan.title, plan.address, plan.period.label),
        topics=topic_tiles(shelf, topics),
        documents=tuple(msgspec.structs.replace(row, cited_by=()) for row in document_rows(model)[:_DOCUMENTS]),
        days=ahead[:_DAYS],
        passed=() if ahead else passed[:_DAYS],
        units=tuple(Signpost(unit.name, unit.address, UNIT_KINDS[unit.kind]) for unit in units),
    )


def _chosen(shelf: Shelf) -> tuple[tuple[Article, ...], tuple[Article, ...], tuple[Article, ...]]:
    """(the lead, headlines below it, the latest); what the editor puts first, then the newest, each once."""
    asked = shelf.portal.home.lead
    by_id = {article.id: article for article in shelf.listed if article.id in asked} if asked else {}
    first = [by_id[name] for name in asked if name in by_id and not by_id[name].is_expired(shelf.model.as_of)]
    newest = [article for article in shelf.newest(len(asked) + 1 + _MORE + _LATEST) if article not in first]
    lead = (first or newest)[:1]
    more = first[1 : 1 + _MORE]
    rest = [article for article in newest if article not in lead]
    latest = rest[:_LATEST]
    more += [article for article in rest[_LATEST:] if article not in more][: _MORE - len(more)]
    return tuple(lead), tuple(more), tuple(latest)


def _task(task: Task) -> TaskLink:
    return TaskLink(task.title, task.hint or "", task.url)
