"""JSON-LD for search engines (schema.org) as records: what a page is, who publishes it, where it hangs.

The filter `json_block` of `words.py` writes them into the page.
"""

from collections.abc import Sequence
from datetime import date, datetime

from portal.model.article import Article
from portal.model.portal import Portal
from portal.model.record import Record
from portal.pages.signpost import Signpost

CONTEXT = "https://schema.org"


class Linked(Record, frozen=True, tag_field="@type", omit_defaults=True, kw_only=True):
    """Base: a thing with its type; what is not known is left out."""


class Body(Linked, frozen=True, tag="GovernmentOrganization", rename={"id": "@id"}):
    """A public body named inside another thing."""

    name: str
    id: str | None = None


class Person(Linked, frozen=True, tag="Person"):
    name: str


class Organization(Linked, frozen=True, tag="Organization"):
    name: str


class Department(
    Linked,
    frozen=True,
    tag="GovernmentOrganization",
    rename={
        "context": "@context",
        "id": "@id",
        "alternate_name": "alternateName",
        "parent": "parentOrganization",
        "same_as": "sameAs",
    },
):
    """The department itself, on the front page."""

    context: str
    id: str
    name: str
    alternate_name: str
    url: str
    parent: Body
    address: str | None = None
    telephone: str | None = None
    email: str | None = None
    same_as: tuple[str, ...] = ()


class ListItem(Linked, frozen=True, tag="ListItem"):
    position: int
    name: str
    item: str


class BreadcrumbList(
    Linked, frozen=True, tag="BreadcrumbList", rename={"context": "@context", "items": "itemListElement"}
):
    """The steps above a page."""

    context: str
    items: tuple[ListItem, ...]


class NewsArticle(
    Linked,
    frozen=True,
    tag="NewsArticle",
    rename={
        "context": "@context",
        "lang": "inLanguage",
        "published": "datePublished",
        "modified": "dateModified",
        "page": "mainEntityOfPage",
        "section": "articleSection",
    },
):
    """An article; addresses absolute."""

    context: str
    headline: str
    description: str
    lang: str
    published: datetime
    modified: date | datetime
    page: str
    image: tuple[str, ...]
    section: str
    author: Person | Organization
    publisher: Body
    expires: date | None = None
    keywords: tuple[str, ...] = ()


def department(portal: Portal, siteurl: str) -> Department:
    """The department; unknown contacts are left out."""
    return Department(
        context=CONTEXT,
        id=f"{siteurl}/#co-quan",
        name=portal.bodies.managing,
        alternate_name=portal.short,
        url=f"{siteurl}/",
        parent=Body(name=portal.bodies.superior),
        address=portal.contact.address,
        telephone=portal.contact.phone,
        email=portal.contact.mail,
        same_as=tuple(channel.url for channel in portal.channels),
    )


def breadcrumb(steps: Sequence[Signpost], siteurl: str) -> BreadcrumbList:
    """The steps above a page, home first."""
    items = (
        ListItem(position=place, name=step.title, item=siteurl + step.address) for place, step in enumerate(steps, 1)
    )
    return BreadcrumbList(context=CONTEXT, items=tuple(items))


def news_article(article: Article, portal: Portal, siteurl: str, image: str, section: str) -> NewsArticle:
    """`image`: root-relative; `section`: the topic's title."""
    return NewsArticle(
        context=CONTEXT,
        headline=article.title,
        description=article.summary,
        lang=article.lang,
        published=article.publish_at,
        modified=article.updated or article.publish_at,
        page=siteurl + article.address,
        image=(siteurl + image,),
        section=section,
        author=Person(name=article.author) if _is_person(article.author) else Organization(name=article.author),
        publisher=Body(name=portal.bodies.managing, id=f"{siteurl}/#co-quan"),
        expires=article.expires,
        keywords=tuple(tag.name for tag in article.tags),
    )


def _is_person(author: str) -> bool:
    """A signature that begins like the name of a body (Văn phòng Sở, Trường …) is an organisation."""
    first = author.partition(" ")[0].casefold()
    return first not in {
        "văn", "phòng", "trường", "trung", "thanh", "ban", "sở", "các", "tổ", "khoa", "cổng", "công", "đoàn", "hội",
    }  # fmt: skip
