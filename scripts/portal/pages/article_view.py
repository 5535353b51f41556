"""What an article's page shows beside its text."""

from datetime import date, datetime

from portal.model.article import Article
from portal.model.header import KINDS
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.model.text_parts import Attachment, EventTime, Heading, PressRelease, WrongClaim
from portal.pages.cards import state_of
from portal.pages.shelf import topic_of
from portal.pages.signpost import Fact, Signpost
from portal.pages.words import day

CONTENTS_FROM = 3  # h2 headings: a shorter text needs no contents list


class ArticleView(Record, frozen=True):
    """`contents`: h2 headings of a long text; `pictures`: credits and captions told below the text."""

    address: str
    title: str
    summary: str
    day: date
    publish_at: datetime
    lang: str
    kind: str
    state: str
    slot: int
    topics: tuple[Signpost, ...]
    unit: Signpost
    words: int
    facts: tuple[Fact, ...]
    contents: tuple[Heading, ...]
    attachments: tuple[Attachment, ...]
    tags: tuple[Signpost, ...]
    updated: date | None
    updated_note: str | None
    expires: date | None
    event: EventTime | None
    claim: WrongClaim | None
    release: PressRelease | None


def article_view(article: Article, model: Model) -> ArticleView:
    """The view of one article as of the model's moment."""
    topic = topic_of(article, model)
    headings = tuple(heading for heading in article.headings if heading.level == 2)
    return ArticleView(
        article.address,
        article.title,
        article.summary,
        article.day,
        article.publish_at,
        article.lang,
        KINDS.get(article.kind, article.kind),
        state_of(article.front, model),
        topic.colour if topic else 9,
        _topics(article, model),
        unit_link(article.unit, model),
        article.words,
        _facts(article, model),
        headings if len(headings) >= CONTENTS_FROM else (),
        article.attachments,
        tuple(Signpost(tag.name, f"/the/{tag.slug}/") for tag in article.tags),
        article.updated,
        article.updated_note,
        article.expires,
        article.event,
        article.claim,
        article.release,
    )


def unit_link(unit_id: str, model: Model) -> Signpost:
    """The unit's full name and page; an unknown id stands as it is."""
    unit = model.unit(unit_id)
    return Signpost(unit.name, unit.address) if unit else Signpost(unit_id, "/don-vi/")


def _topics(article: Article, model: Model) -> tuple[Signpost, ...]:
    found = [model.topic(topic_id) for topic_id in article.topics]
    return tuple(Signpost(topic.title, topic.address) for topic in found if topic is not None)


def _facts(article: Article, model: Model) -> tuple[Fact, ...]:
    if article.lang == "en":
        return (Fact("Author", article.author), _source(article, model, "Source"))
    facts = [Fact("Tác giả", article.author), _source(article, model, "Nguồn")]
    if article.approved_by:
        facts.append(Fact("Người duyệt", article.approved_by))
    if article.children == "dong-y":
        facts.append(Fact("Hình ảnh trẻ em", "Đã có sự đồng ý của trẻ và người giám hộ"))
    for picture in article.pictures:
        if picture.used and picture.credit:
            named = picture.caption or picture.alt or picture.file
            facts.append(Fact(f"Ảnh: {named}", picture.credit))
    if article.updated:
        facts.append(Fact("Cập nhật", day(article.updated)))
    return tuple(facts)


def _source(article: Article, model: Model, label: str) -> Fact:
    if article.quoted is not None:
        return Fact(label, article.quoted.name, article.quoted.url)
    place = unit_link(article.source_unit or article.unit, model)
    return Fact(label, place.title, place.address)
