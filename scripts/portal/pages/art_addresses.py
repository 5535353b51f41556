"""Where the drawn pictures lie, and which of them a portal uses."""

from hashlib import sha256

from portal.model.header import KINDS
from portal.model.portal_model import Model
from portal.model.record import Record

VARIANTS = 4


class ShareImage(Record, frozen=True):
    """One share image to draw (1200 x 630): `path` in the output, what is written on it, its colour slot."""

    path: str
    slot: int
    title: str
    label: str


def variant_of(key: str) -> int:
    """1-4, from the key alone: files do not grow with articles."""
    return sha256(key.encode()).digest()[0] % VARIANTS + 1


def art_address(motif: str, slot: int, variant: int, wide: bool = False) -> str:
    """`/hinh/tho-cam/4-2.svg` (320 x 200), with `wide` the 1280 band `/hinh/tho-cam/4-2-rong.svg`."""
    return f"/hinh/{motif}/{slot}-{variant}{'-rong' if wide else ''}.svg"


def share_address(topic: str | None, kind: str = "tin") -> str:
    """`/hinh/chia-se/<topic>-<kind>.png`; pages without a topic share the portal's own image."""
    return f"/hinh/chia-se/{topic}-{kind}.png" if topic else "/hinh/chia-se/cong.png"


def slots_in_use(model: Model) -> tuple[int, ...]:
    """Colour slots of the topics of every plan shown, and the portal's own (1); sorted."""
    plans = (*model.plans, *model.archive)
    return tuple(sorted({1, *(topic.colour for plan in plans for topic in plan.topics)}))


def share_images(model: Model) -> tuple[ShareImage, ...]:
    """The share images that pages name: one a topic and kind in use, each topic's own, the portal's."""
    used = {(topic, article.kind) for article in model.listed for topic in article.topics[:1]}
    used |= {(topic.id, "tin") for plan in model.plans for topic in plan.topics}
    images = [ShareImage(share_address(None)[1:], 1, model.portal.name, "Cổng thông tin điện tử")]
    for topic_id, kind in sorted(used):
        topic = model.topic(topic_id)
        if topic is not None:
            images.append(ShareImage(share_address(topic_id, kind)[1:], topic.colour, topic.title, KINDS[kind]))
    return tuple(images)
