"""The topics: one page each over all plans, in every plan's own words, with what was published."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from portal.model.article import Article
from portal.model.plan import Plan, Topic
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.model.unit import Unit
from portal.pages.art_addresses import art_address, variant_of
from portal.pages.article_view import unit_link
from portal.pages.head import feed_links
from portal.pages.html_page import html_page
from portal.pages.later import later_page
from portal.pages.list_pages import Listing, older_pages
from portal.pages.lists import newest_part
from portal.pages.page import Page
from portal.pages.plan_state import plan_note
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Empty, Signpost
from portal.pages.sources import plan_source

TOPICS = Signpost("Chủ đề", "/chu-de/")


class Carried(Record, frozen=True):
    """A topic as one plan carries it. `number` as printed there; `lead` None: the plan names none."""

    plan: Signpost
    period: str
    number: int | None
    title: str
    text: str
    focus: tuple[str, ...]
    lead: Signpost | None
    cites: tuple[str, ...]
    catch_all: bool


class TopicTile(Record, frozen=True):
    """A topic in the list of topics. `newest`: its latest article."""

    title: str
    address: str
    slot: int
    art: str
    note: str
    newest: Signpost | None


class TopicData(Record, frozen=True):
    """`/chu-de/<topic>/index.json`."""

    id: str
    title: str
    address: str
    colour: int
    plans: tuple[Carried, ...]
    articles: tuple["ArticleData", ...]


class ArticleData(Record, frozen=True):
    """An article in the data of a topic or a unit; `day` is a date, `address` absolute."""

    title: str
    address: str
    summary: str
    day: str
    unit: str
    topic: str
    kind: str


def own_topics(model: Model) -> tuple[Topic, ...]:
    """Every topic of the portal's plans in its latest wording: those of the plan of the day first, then older ones."""
    ordered = [model.plan, *(plan for plan in reversed(model.plans) if plan is not model.plan)]
    ids = dict.fromkeys(topic.id for plan in ordered for topic in plan.topics)
    found = (model.topic(topic_id) for topic_id in ids)
    return tuple(topic for topic in found if topic is not None)


def topic_pages(shelf: Shelf) -> Iterator[Page]:
    """`/chu-de/`, and for each topic its page, its older lists and its data."""
    model = shelf.model
    topics = own_topics(model)
    yield _index(shelf, topics)
    for topic in topics:
        yield from _topic(shelf, topic, topics)


def topic_tiles(shelf: Shelf, topics: tuple[Topic, ...]) -> tuple[TopicTile, ...]:
    """The topics as tiles, no drawing like its neighbour's."""
    return tuple(_tile(shelf, topic) for topic in topics)


def carried(topic_id: str, model: Model) -> tuple[Carried, ...]:
    """The plans that carry the topic, the latest first."""
    found = []
    for plan in reversed(model.plans):
        topic = plan.topic(topic_id)
        if topic is not None:
            found.append(_carried(topic, plan, model))
    return tuple(found)


def article_data(shelf: Shelf, articles: Sequence[Article]) -> tuple[ArticleData, ...]:
    """What the cards of `articles` (oldest first) show, as data, newest first."""
    cards = [shelf.cards[article.source] for article in reversed(articles)]
    siteurl = shelf.settings.siteurl
    return tuple(
        ArticleData(c.title, siteurl + c.address, c.summary, c.day.isoformat(), c.unit, c.topic, c.kind) for c in cards
    )


def data_page(shelf: Shelf, of: Topic | Unit, make: Callable[[], Page], sources: tuple[str, ...]) -> Page:
    """`index.json` beside the page of a topic or a unit: it reads the fronts of all the articles there."""
    index = shelf.by_topic if isinstance(of, Topic) else shelf.by_unit
    fronts = [article.front_digest for article in index.get(of.id, ())]
    origin = shelf.origin("data", of.address, fronts)
    return later_page(origin, make, f"{of.address}index.json", "json", sources)


def _carried(topic: Topic, plan: Plan, model: Model) -> Carried:
    return Carried(
        Signpost(plan.title, plan.address),
        plan.period.label,
        topic.n,
        topic.title,
        topic.text,
        topic.focus,
        unit_link(topic.lead, model) if topic.lead else None,
        topic.cites,
        topic.catch_all,
    )


def _tile(shelf: Shelf, topic: Topic) -> TopicTile:
    articles = shelf.by_topic.get(topic.id, ())
    newest = next((a for a in reversed(articles) if not a.is_expired(shelf.model.as_of)), None)
    return TopicTile(
        topic.title,
        topic.address,
        topic.colour,
        art_address(shelf.portal.motif, topic.colour, variant_of(topic.id)),
        "; ".join(topic.focus[:3]) or topic.text,
        Signpost(newest.title, newest.address) if newest else None,
    )


def _index(shelf: Shelf, topics: tuple[Topic, ...]) -> Page:
    model = shelf.model
    plan = model.plan
    return html_page(
        shelf,
        TOPICS.address,
        "topics.html",
        title="Chủ đề",
        description=f"Các chủ đề truyền thông theo {plan.title}.",
        sources=tuple(plan_source(each.id) for each in model.plans),
        steps=(HOME,),
        section="chu-de",
        modified=shelf.listed[-1].day if shelf.listed else plan.in_force_from,
        feeds=feed_links("/nguon-tin/", "Tất cả tin"),
        plan=Signpost(plan.title, plan.address),
        note=plan_note(model),
        current=topic_tiles(shelf, tuple(t for t in topics if plan.topic(t.id))),
        former=topic_tiles(shelf, tuple(t for t in topics if not plan.topic(t.id))),
    )


def _topic(shelf: Shelf, topic: Topic, topics: tuple[Topic, ...]) -> Iterator[Page]:
    model, articles = shelf.model, shelf.by_topic.get(topic.id, ())
    sources = _sources(topic, model)
    empty = Empty(
        "Chưa có tin, bài trong chủ đề này.",
        "Chủ đề đã có trong kế hoạch nhưng chưa đơn vị nào đăng tin, bài.",
        (Signpost("Xem các chủ đề khác", TOPICS.address), Signpost("Xem kế hoạch", model.plan.address)),
    )
    plans = carried(topic.id, model)
    intro = f"Tin, bài về chủ đề “{topic.title}”: {topic.text}"
    feeds = feed_links(f"/nguon-tin/chu-de/{topic.id}/", topic.title)
    listing = Listing(
        topic.address, topic.title, intro, empty, (HOME, TOPICS), (), "chu-de", topic.id, feeds, topic.colour
    )
    yield from older_pages(shelf, listing, articles)
    newest = newest_part(topic.address, articles)
    renamed = {new: old for plan in model.plans for old, new in plan.topic_map.items()}
    former = model.topic(renamed[topic.id]) if topic.id in renamed else None
    yield html_page(
        shelf,
        topic.address,
        "topic.html",
        title=topic.title,
        description=intro if len(intro) <= 300 else f"{intro[:299].rsplit(' ', 1)[0]}…",
        sources=(*sources, *(article.source for article in newest.articles)),
        steps=(HOME, TOPICS),
        section="chu-de",
        modified=articles[-1].day if articles else model.plan.in_force_from,
        topic=topic.id,
        feeds=feeds,
        editable=sources[-1] if sources else None,
        slot=topic.colour,
        hero=art_address(shelf.portal.motif, topic.colour, variant_of(topic.id), wide=True),
        chips=tuple(Signpost(other.title, other.address, current=other is topic) for other in topics),
        plans=plans,
        former=Signpost(former.title, former.address) if former else None,
        cards=shelf.shown(newest.articles),
        pager=newest.pager,
        empty=empty,
        data=f"{topic.address}index.json",
    )
    yield data_page(shelf, topic, partial(_data, shelf, topic), sources)


def _data(shelf: Shelf, topic: Topic) -> Page:
    data = TopicData(
        topic.id,
        topic.title,
        shelf.settings.siteurl + topic.address,
        topic.colour,
        carried(topic.id, shelf.model),
        article_data(shelf, shelf.by_topic.get(topic.id, ())),
    )
    return Page(f"{topic.address}index.json", "json", {"data": data}, _sources(topic, shelf.model))


def _sources(topic: Topic, model: Model) -> tuple[str, ...]:
    """The plans that carry it."""
    return tuple(plan_source(plan.id) for plan in model.plans if plan.topic(topic.id))
