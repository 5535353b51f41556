"""A card: what a list shows of an article."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from portal.model.article import Front
from portal.model.header import KINDS
from portal.model.portal_model import Model
from portal.model.record import Record
from portal.model.text_parts import Picture
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


def card_of(front: Front, model: Model) -> Card:
    """The card of one article as of the model's day."""
    topic = model.topic(front.topic) if front.topic else None
    unit = model.unit(front.unit)
    slot = topic.colour if topic else 9
    picture = front.picture
    variant = None if picture else variant_of(front.id)
    return Card(
        front.address,
        front.title,
        front.summary,
        front.day,
        unit.display if unit else front.unit,
        topic.title if topic else "",
        slot,
        KINDS.get(front.kind, front.kind),
        state_of(front, model),
        photo(picture) if picture else drawing(model.portal.motif, slot, variant or 1),
        variant,
    )


def state_of(front: Front, model: Model) -> str:
    """The one state that a list marks."""
    if front.status == "draft":
        return "draft"
    if front.expires is not None and front.expires < model.today:
        return "expired"
    return "updated" if front.updated is not None else ""


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
