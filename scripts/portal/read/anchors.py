"""The ids of a text: its headings and footnotes, and the links that lead to them."""

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from portal.model.slug import slugify
from portal.model.text_parts import Heading
from portal.read.addresses import HEADING_PREFIX

_NOTE_IDS = ("fn:", "fnref")


def give_heading_ids(nodes: Sequence[LexborNode], texts: Sequence[str]) -> tuple[Heading, ...]:
    """Give every heading (h2-h4, in order) its id: `Đề thi đợt 2` -> `n-de-thi-dot-2`, a second one `…-2`."""
    used: dict[str, int] = {}
    headings = []
    for node, text in zip(nodes, texts, strict=True):
        slug = slugify(text) or "muc"
        name, number = slug, used.get(slug, 0)
        while name in used:
            number += 1
            name = f"{slug}-{number}"
        used[slug] = number or 1
        used.setdefault(name, 1)
        node.attrs["id"] = HEADING_PREFIX + name
        headings.append(Heading(level=int((node.tag or "h2")[1]), id=HEADING_PREFIX + name, text=text))
    return tuple(headings)


def is_note_id(name: str) -> bool:
    """Whether an id or fragment is one that the footnotes extension makes."""
    return name.startswith(_NOTE_IDS) and ":" in name


class NoteIds:
    """Numbers for the footnotes of a text: labels are free text, ids are not.

    No heading can have one of these ids: a slug has no underscore.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, made: str) -> str:
        """`fn:tên` -> `n-chu_1`, `fnref:tên` -> `n-dan_1`, `fnref2:tên` -> `n-dan_1_2`."""
        kind, _, label = made.partition(":")
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        if kind == "fn":
            return f"{HEADING_PREFIX}chu_{number}"
        again = kind.removeprefix("fnref")
        return f"{HEADING_PREFIX}dan_{number}" + (f"_{again}" if again else "")
