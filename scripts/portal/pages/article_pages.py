"""One page an article, with its pictures and attachments; a notice in place of a withdrawn one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from portal.model.article import Article, FixedPage
from portal.pages.art_addresses import share_address
from portal.pages.article_view import article_view, unit_link
from portal.pages.head import Alternate
from portal.pages.html_page import html_page
from portal.pages.later import later_page
from portal.pages.linked_data import news_article
from portal.pages.news_pages import NEWS
from portal.pages.page import Body, Copy, Page, PictureFile
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost

RELATED = 4


def article_pages(shelf: Shelf) -> Iterator[Page]:
    """Every article's own page; English ones too."""
    topics = {topic: _Row(articles) for topic, articles in shelf.by_topic.items()}
    tags = {tag: _Row(articles) for tag, articles in shelf.by_tag.items()}
    for article in shelf.model.articles:
        if article.status == "withdrawn":
            yield _withdrawn(shelf, article)
        else:
            yield _later(shelf, article, topics, tags)


def article_page(shelf: Shelf, article: Article) -> Page:
    """The page of one article that is not withdrawn."""
    topics = {topic: _Row(shelf.by_topic[topic]) for topic in article.topics[:1] if topic in shelf.by_topic}
    tags = {tag.slug: _Row(shelf.by_tag[tag.slug]) for tag in article.tags if tag.slug in shelf.by_tag}
    return _later(shelf, article, topics, tags)


def article_files(shelf: Shelf) -> Iterator[Copy | PictureFile]:
    """What lies beside the articles and fixed pages shown: attachments as they are, pictures in their sizes."""
    owners: list[Article | FixedPage] = [*shelf.model.listed, *shelf.model.fixed]
    for owner in owners:
        folder = owner.source.rpartition("/")[0]
        for attachment in owner.attachments:
            yield Copy(attachment.address[1:], f"{folder}/{attachment.file}")
        for picture in owner.pictures:
            if not picture.used:
                continue
            source, beside = f"{folder}/{picture.file}", picture.address[1:].rpartition("/")[0]
            yield PictureFile(picture.address[1:], source, picture.digest, picture.width_px)
            for variant in picture.variants:
                yield PictureFile(f"{beside}/{variant.file}", source, picture.digest, variant.width_px)


class _Row:
    """The articles of one topic or tag, oldest first, with the place of each."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.places = {article.source: place for place, article in enumerate(articles)}

    def older(self, article: Article) -> Sequence[Article]:
        """The nearest, nearest first: as many as a page shows."""
        place = self.places.get(article.source, 0)
        return self.articles[max(place - RELATED, 0) : place][::-1]

    def newer(self, article: Article) -> Article | None:
        place = self.places.get(article.source)
        return self.articles[place + 1] if place is not None and place + 1 < len(self.articles) else None


def _later(shelf: Shelf, article: Article, topics: dict[str, _Row], tags: dict[str, _Row]) -> Page:
    """An article's page reads the article, the fronts of those related and of the next one, and the translation."""
    row = topics.get(article.topics[0]) if article.topics else None
    newer = row.newer(article) if row else None
    related = _related(article, row, tags)
    other = shelf.translations.get(article.id) if shelf.translations else None
    read = [shelf.settings.origin, article.digest, *[older.front_digest for older in related]]
    read += [b"+", newer.front_digest if newer else b"", b"=", other.digest if other else b""]
    return later_page(
        blake2b(b"".join(read), digest_size=16).digest(),
        partial(_article, shelf, article, related, newer, other),
        article.address,
        "article.html" if article.lang == "vi" else "article-en.html",
        (article.source,),
        article.lang,
        _section(article),
        None if article.status == "draft" else (article.updated or article.day).isoformat(),
    )


def _section(article: Article) -> str | None:
    return "tin-tuc" if article.lang == "vi" else None


def _article(
    shelf: Shelf,
    article: Article,
    related: tuple[Article, ...],
    newer: Article | None,
    other: Article | None,
) -> Page:
    model, siteurl = shelf.model, shelf.settings.siteurl
    view = article_view(article, model)
    topic = article.topics[0] if article.topics else None
    picture = article.front.picture
    drawn = share_address(topic, article.kind)
    image = (picture.address, picture.width_px, picture.height_px) if picture else (drawn, 1200, 630)
    steps = (HOME, NEWS, *view.topics[:1]) if article.lang == "vi" else (Signpost("Home", "/en/"),)
    return html_page(
        shelf,
        article.address,
        "article.html" if article.lang == "vi" else "article-en.html",
        title=article.title,
        description=article.summary,
        sources=(article.source,),
        steps=steps,
        section=_section(article),
        lang=article.lang,
        modified=article.updated or article.day,
        published=article.day,
        hidden=article.status == "draft",
        creator=article.author,
        image=image,
        kind="article",
        subjects=tuple(step.title for step in view.topics),
        alternates=_alternates(other),
        editable=article.source,
        linked=(news_article(article, model.portal, siteurl, image[0], view.topics[0].title if view.topics else ""),),
        article=view,
        body=Body(article.source, article.body_digest),
        related=shelf.shown(related),
        newer=Signpost(newer.title, newer.address) if newer else None,
    )


def _related(article: Article, topic: _Row | None, tags: Mapping[str, _Row]) -> tuple[Article, ...]:
    """At most four older ones, of the same topic first: an article that appears later changes nothing here."""
    found = {older.source: older for older in (topic.older(article) if topic else ())}
    for tag in article.tags:
        if len(found) == RELATED:
            break
        for older in tags[tag.slug].older(article) if tag.slug in tags else ():
            found.setdefault(older.source, older)
    return tuple(found.values())[:RELATED]


def _alternates(other: Article | None) -> tuple[Alternate, ...]:
    if other is None:
        return ()
    return (Alternate(other.lang, "English" if other.lang == "en" else "Tiếng Việt", other.address),)


def _withdrawn(shelf: Shelf, article: Article) -> Page:
    """The address keeps answering: reason and date, nothing of the text, not even its title."""
    return html_page(
        shelf,
        article.address,
        "withdrawn.html",
        title="Bài đã gỡ",
        description="Bài ở địa chỉ này đã gỡ khỏi cổng.",
        sources=(article.source,),
        steps=(HOME, NEWS),
        section="tin-tuc",
        lang="vi",
        modified=article.withdrawn_at,
        hidden=True,
        withdrawn_at=article.withdrawn_at,
        note=article.withdrawn_note,
        unit=unit_link(article.unit, shelf.model),
    )
