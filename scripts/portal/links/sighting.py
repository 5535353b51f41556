"""What the check keeps of one built file: enough to know, next time, whether it has to be looked at again."""

from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import unquote

from portal.links.judge import Document, Judge
from portal.links.verdict import Verdict
from portal.model.record import Record
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


class Marks(dict[str, bytes]):
    """Path -> its mark, made when it is first asked for."""

    def __missing__(self, path: str) -> bytes:
        made = self[path] = mark(path)
        return made


def sighting(path: str, facts: FileFacts, judge: Judge, marks: Marks, with_ways: bool = False) -> Sighting:
    """Judges all uses of a file. `with_ways`: note where its reader can go."""
    document = judge.document(path, facts.base)
    verdicts = judge.verdicts(facts.uses, document)
    asked = [pair for pair in zip(facts.uses, verdicts, strict=True) if pair[1].fragment is not None]
    ways = [
        verdict.path
        for use, verdict in zip(facts.uses, verdicts, strict=True)
        if with_ways and use.role == "link" and verdict.path not in (path, None)
    ]
    sound = (
        not facts.faults
        and all(verdict.fault is None for verdict in verdicts)
        and (not asked or _answers_itself(path, facts, asked))
    )
    return Sighting(
        sound,
        tuple(sorted({(each.path or "", each.fragment or "") for _, each in asked if each.path != path})),
        tuple([name for name in facts.ids[0] if name]),
        _marked([verdict.path for verdict in verdicts], marks),
        _marked(ways, marks),
        _sent_to(document, facts, judge),
    )


def _answers_itself(path: str, facts: FileFacts, asked: Iterable[tuple[Use, Verdict]]) -> bool:
    """Whether the file has the places that it asks of itself."""
    own = own_fragments(facts)
    return all(
        answers(verdict.fragment or "", own[use.part] if use.role != "map" else facts.maps)
        for use, verdict in asked
        if verdict.path == path
    )


def _sent_to(document: Document, facts: FileFacts, judge: Judge) -> str | None:
    """The file to which a page sends its reader before they can read it; not a page that loads itself anew."""
    if facts.refresh is None or facts.refresh.seconds > _SOON_S:
        return None
    target = judge.verdicts((Use("refresh", facts.refresh.address),), document)[0].path
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
    return bool(wanted) and not wanted.isdisjoint(all_marks(marked))


def all_marks(marked: bytes) -> Iterable[bytes]:
    """The marks one by one."""
    return (marked[at : at + _MARK_BYTES] for at in range(0, len(marked), _MARK_BYTES))


def _marked(paths: Iterable[str | None], marks: Marks) -> bytes:
    return b"".join([marks[path] for path in dict.fromkeys(paths) if path is not None])


def answers(fragment: str, names: Iterable[str]) -> bool:
    """Whether a fragment finds its place: as written, else decoded (HTML, find a potential indicated element)."""
    return fragment in names or unquote(fragment) in names
