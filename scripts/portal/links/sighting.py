"""What the check keeps of one built file: enough to know, next time, whether it has to be looked at again."""

from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import unquote

from portal.links.judge import Document, Judge
from portal.model.article import Record
from portal.seen.use import FileFacts, Use

_MARK_BYTES = 6
_SOON_S = 5


class Sighting(Record, frozen=True, array_like=True):
    """`sound`: no fault of its own. `asks`: (file, fragment) asked of other files. `ids`: fragments it answers to.

    `leads`, `ways`: marks of the files it needs, and of the pages its reader can go to, six bytes each.
    `refresh`: the file to which its reader is sent on.
    """

    sound: bool
    asks: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()
    leads: bytes = b""
    ways: bytes = b""
    refresh: str | None = None


def sighting(path: str, facts: FileFacts, judge: Judge, marks: dict[str, bytes], with_ways: bool = False) -> Sighting:
    """Judges all uses of a file. `marks`: path -> mark, filled as needed. `with_ways`: note where its reader can go."""
    document = judge.document(path, facts.base)
    sound = not facts.faults
    asks: set[tuple[str, str]] = set()
    leads: dict[str, None] = {}
    ways: dict[str, None] = {}
    own: tuple[frozenset[str], ...] | None = None
    for use in facts.uses:
        verdict = judge.verdict(use, document)
        if verdict.fault is not None:
            sound = False
        if verdict.path is None:
            continue
        leads[verdict.path] = None
        if with_ways and use.role == "link" and verdict.path != path:
            ways[verdict.path] = None
        if verdict.fragment is None:
            continue
        if verdict.path != path:
            asks.add((verdict.path, verdict.fragment))
        else:
            own = own or own_fragments(facts)
            sound = sound and answers(verdict.fragment, own[use.part] if use.role != "map" else facts.maps)
    ids = tuple(name for name in facts.ids[0] if name)
    return Sighting(
        sound, tuple(sorted(asks)), ids, _marked(leads, marks), _marked(ways, marks), _sent_to(document, facts, judge)
    )


def _sent_to(document: Document, facts: FileFacts, judge: Judge) -> str | None:
    """The file to which a page sends its reader before they can read it; not a page that loads itself anew."""
    if facts.refresh is None or facts.refresh.seconds > _SOON_S:
        return None
    target = judge.verdict(Use("refresh", facts.refresh.address), document).path
    again = target == document.path and (facts.refresh.seconds > 0 or "#" in facts.refresh.address)
    return None if again else target


def own_fragments(facts: FileFacts) -> tuple[frozenset[str], ...]:
    """What each part of a file answers to behind #."""
    return tuple(frozenset(part) for part in facts.ids)


def mark(path: str) -> bytes:
    """Six bytes for a path: 12,600 of them collide once in four million portals."""
    return blake2b(path.encode(), digest_size=_MARK_BYTES).digest()


def holds_any(marked: bytes, wanted: frozenset[bytes]) -> bool:
    """Whether any of `wanted` is among the marks."""
    return any(marked[at : at + _MARK_BYTES] in wanted for at in range(0, len(marked), _MARK_BYTES))


def all_marks(marked: bytes) -> Iterable[bytes]:
    """The marks one by one."""
    return (marked[at : at + _MARK_BYTES] for at in range(0, len(marked), _MARK_BYTES))


def _marked(paths: Iterable[str], marks: dict[str, bytes]) -> bytes:
    found = []
    for path in paths:
        if path not in marks:
            marks[path] = mark(path)
        found.append(marks[path])
    return b"".join(found)


def answers(fragment: str, names: Iterable[str]) -> bool:
    """Whether a fragment finds its place: as written, else decoded (HTML, find a potential indicated element)."""
    return fragment in names or unquote(fragment) in names
