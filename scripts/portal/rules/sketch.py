"""A few letters that stand for a text: two that say nearly the same have most of them in common.

Each stretch of words has a number; the smallest of them are kept. A sketch proposes pairs, the texts themselves decide.
"""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from zlib import crc32

from portal.rules.source_text import SourceText
from portal.rules.twins import SHORTEST

_CUT_AFTER = "cp"  # a text is cut after words that end so wherever they stand: học, các, lớp, được
_PIECES = 2  # in a stretch: stock phrases alone make no pair
_KEPT = 8
_LEAST_SHARED = 3
_LARGEST = (1 << 24) - 1
_SIGNS = 4  # of base64, for three bytes
# a number that so many texts have is a form's, no text's
_COMMON = 50
_HIDDEN = frozenset({"draft", "withdrawn"})


def sketch(source: SourceText) -> str:
    """Of an article that readers see, in Vietnamese and no translation; empty for any other, and for a short one."""
    if source.kind != "article" or not source.is_vietnamese or not source.path.startswith("content/tin-bai/"):
        return ""
    if source.value("translation_of") or source.value("status") in _HIDDEN:
        return ""
    if len(source.said) < SHORTEST:
        return ""
    joined = " ".join(source.said)
    for end in _CUT_AFTER:
        joined = joined.replace(f"{end} ", f"{end}\n")
    pieces = joined.split("\n")
    stretches = (" ".join(pieces[n : n + _PIECES]) for n in range(max(len(pieces) - _PIECES + 1, 1)))
    numbers = sorted({crc32(one.encode("utf-8", "replace")) & _LARGEST for one in stretches})[:_KEPT]
    return b64encode(b"".join([number.to_bytes(3, "big") for number in numbers])).decode()


def alike(sketches: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths (later, earlier) whose texts may be the same, in order; of texts with one sketch each with the
    first of them.
    """
    by_sketch: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(sketches, key=_age):
        by_sketch[sketches[path]].append(path)
    pairs = {(path, paths[0]) for paths in by_sketch.values() for path in paths[1:]}
    signs = [(one[n : n + _SIGNS], one) for one in by_sketch for n in range(0, len(one), _SIGNS)]
    times = Counter([sign for sign, _ in signs])
    oldest: dict[str, str] = {}
    # with the oldest that has the number only: copies of one text all have it in common
    together = Counter(
        [
            (first, one)
            for sign, one in signs
            if 1 < times[sign] <= _COMMON and (first := oldest.setdefault(sign, one)) is not one
        ]
    )
    for (one, other), count in together.items():
        # of a short text one changed word may be in half of the stretches
        if count >= min(_LEAST_SHARED, len(one) // _SIGNS // 2, len(other) // _SIGNS // 2):
            pairs.add((by_sketch[other][0], by_sketch[one][0]))
    yield from sorted(pairs)


def _age(path: str) -> tuple[str, str]:
    """`content/tin-bai/<unit>/<day>-…`: by day, then by path."""
    return path.split("/")[3][:10], path
