"""A card: what a list shows of an article."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from portal.model.article import Article, Picture, Record
from portal.model.header import KINDS
from portal.model.portal_model import Model
from portal.pages.art_addresses import VARIANTS, art_address, variant_of


class Art(Record, frozen=True):
    """A picture beside a text. `alt` is empty when it only decorates; `srcset` empty when there is one size."""

    address: str
    width: int
    height: int
    alt: str = ""
    srcset: str = ""


class Card(Record, frozen=True):
    """One article in a list. `slot` is the topic's colour; `state`: "", "draft", "expired" or "updated"."""

    address: str
    title: str
    summary: str
    day: date
    unit: str
    topic: str
    slot: int
    kind: str
    state: str
    art: Art
    variant: int | None  # of the drawing; None when the picture is the article's own


def card_of(article: Article, model: Model) -> Card:
    """The card of one article as of the model's moment."""
    topic = model.topic(article.topics[0]) if article.topics else None
    unit = model.unit(article.unit)
    slot = topic.colour if topic else 9
    picture = first_picture(article)
    variant = None if picture else variant_of(article.id)
    return Card(
        article.address,
        article.title,
        article.summary,
        article.day,
        unit.display if unit else article.unit,
        topic.title if topic else "",
        slot,
        KINDS.get(article.kind, article.kind),
        state_of(article, model),
        photo(picture) if picture else drawing(model.portal.motif, slot, variant or 1),
        variant,
    )


def state_of(article: Article, model: Model) -> str:
    """The one state that a list marks."""
    if article.status == "draft":
        return "draft"
    if article.is_expired(model.as_of):
        return "expired"
    return "updated" if article.updated is not None else ""


def first_picture(article: Article) -> Picture | None:
    """The first picture that stands in the text."""
    return next((picture for picture in article.pictures if picture.used), None)


def photo(picture: Picture) -> Art:
    """A picture in its sizes; decoration in a card, where the title is the link."""
    return Art(picture.address, picture.width_px, picture.height_px, "", srcset_of(picture))


def srcset_of(picture: Picture) -> str:
    """The smaller copies with their widths; empty when there are none."""
    folder = picture.address.rpartition("/")[0]
    return ", ".join(f"{folder}/{variant.file} {variant.width_px}w" for variant in picture.variants)


def drawing(motif: str, slot: int, variant: int) -> Art:
    """A drawn picture of the topic's colour, 320 x 200."""
    return Art(art_address(motif, slot, variant), 320, 200)


def varied(cards: Iterable[Card], motif: str) -> Iterator[Card]:
    """The same cards, no drawing twice in a row: the second takes the next variant."""
    before: tuple[int, int | None] | None = None
    for card in cards:
        shown = card
        if card.variant is not None and (card.slot, card.variant) == before:
            variant = card.variant % VARIANTS + 1
            shown = msgspec.structs.replace(card, art=drawing(motif, card.slot, variant), variant=variant)
        before = (shown.slot, shown.variant)
        yield shown
