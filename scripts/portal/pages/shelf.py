"""The articles as lists need them: cards made once, and one index for each kind of list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from types import MappingProxyType

import msgspec

from portal.model.article import Article
from portal.model.plan import Topic, plan_of
from portal.model.portal import Portal
from portal.model.portal_model import Model
from portal.pages.cards import Card, card_of, varied
from portal.pages.site import SiteSettings

Index = Mapping[str, tuple[Article, ...]]

_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What every generator of pages reads. All lists are oldest first and hold Vietnamese articles only."""

    model: Model
    settings: SiteSettings
    listed: tuple[Article, ...]
    english: tuple[Article, ...]
    cards: Mapping[str, Card]  # by source
    by_topic: Index
    by_unit: Index
    by_kind: Index
    by_tag: Index
    by_month: Index  # "2024-03"
    translations: Mapping[str, Article]  # id -> the same text in the other language

    def origin(self, *parts: object) -> bytes:
        """Digest of `parts` and of what every page may read besides the texts; see `LaterInputs`."""
        return digest_of(self.settings.origin, *parts)

    @property
    def portal(self) -> Portal:
        return self.model.portal

    def shown(self, articles: Iterable[Article]) -> tuple[Card, ...]:
        """The cards of `articles` in that order, no drawing twice in a row."""
        return tuple(varied((self.cards[article.source] for article in articles), self.portal.motif))

    def newest(self, number: int) -> tuple[Article, ...]:
        """What the front may show: the newest that have not expired, newest first."""
        return tuple(islice((a for a in reversed(self.listed) if not a.is_expired(self.model.as_of)), number))


def digest_of(*parts: object) -> bytes:
    """Of records, texts, numbers, bytes and tuples of these."""
    return blake2b(_ENCODER.encode(parts), digest_size=16).digest()


class _Cards(dict[str, Card]):
    """Made when they are asked for."""

    def __init__(self, articles: Mapping[str, Article], model: Model) -> None:
        self._articles = articles
        self._model = model

    def __missing__(self, source: str) -> Card:
        card = self[source] = card_of(self._articles[source].front, self._model)
        return card


def shelve(model: Model, settings: SiteSettings) -> Shelf:
    """Sorts the articles into every list once."""
    ordered = model.listed
    listed = tuple(article for article in ordered if article.lang == "vi")
    english = tuple(article for article in ordered if article.lang == "en")
    return Shelf(
        model,
        settings,
        listed,
        english,
        _Cards({article.source: article for article in ordered}, model),
        *_indexes(listed),
        MappingProxyType(_translations(ordered)),
    )


def topic_of(article: Article, model: Model) -> Topic | None:
    """The article's first topic as the plan of its day words it, else as the latest plan does."""
    if not article.topics:
        return None
    plan = plan_of(article.day, model.plans)
    found = plan.topic(article.topics[0]) if plan else None
    return found or model.topic(article.topics[0])


def _translations(articles: Sequence[Article]) -> dict[str, Article]:
    """Both ways; of several claims on one text the newest holds."""
    translated = [article for article in articles if article.translation_of is not None]
    by_id = {article.id: article for article in articles} if translated else {}
    found: dict[str, Article] = {}
    for article in translated:
        original = by_id.get(article.original or "")
        if original is not None and article.translates(original):
            found |= {original.id: article, article.id: original}
    return found


def _indexes(articles: Iterable[Article]) -> tuple[Index, Index, Index, Index, Index]:
    """By topic, unit, kind, tag and month, in one pass over the articles."""
    topics, units, kinds, tags, months = found = [defaultdict[str, list[Article]](list) for _ in range(5)]
    for article in articles:
        for topic in dict.fromkeys(article.topics):
            topics[topic].append(article)
        units[article.unit].append(article)
        kinds[article.kind].append(article)
        for slug in {tag.slug: None for tag in article.tags}:
            tags[slug].append(article)
        months[article.day.isoformat()[:7]].append(article)
    one, two, three, four, five = (
        MappingProxyType({name: tuple(index[name]) for name in sorted(index)}) for index in found
    )
    return one, two, three, four, five
