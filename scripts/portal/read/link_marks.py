"""Marks that carry the place of a link through Markdown, which keeps no places.

Before conversion one private character is put in front of every `[`, `![`, `<http…>` and bare address, and one, as an
attribute, into every HTML tag. What comes out as a link is led by its mark (or holds it), so its place is known and
not guessed; marks of what was no link (code, escaped text) are dropped from the result. Texts never contain these
characters: characters.py refuses them.
"""

import re
from dataclasses import dataclass

_TAG_MARK = 0xF0000  # plane 15: " <mark>" inside a tag, read by HTML as an attribute without value
_LEAD_MARK = 0x100000  # plane 16: in front of a link
_ROOM = 0xFFE0

LEAD_CLASS = "\U00100000-\U0010ffdf"
TAG_CLASS = "\U000f0000-\U000fffdf"
_MARK = re.compile(f"[{TAG_CLASS}{LEAD_CLASS}]")
_SPACED_TAG_MARK = re.compile(f" [{TAG_CLASS}]")

_LEAD = r"""
      \\[!-;=-@\[-`{-~]                                                     # escaped: starts nothing
    | (?P<bracket>!?\[)
    | (?P<angle>(?<!\\)<(?:[a-z][a-z0-9+.-]{1,31}:[^<>\s]*>|[^<>\s!@]+@[^<>\s@]+>|\?|!(?!--)))
    | (?P<tag><[a-z][^\s/><"'=@\\]*)
    | (?P<bare>(?:https?|ftp)://|www\.)
"""
_CANDIDATE = re.compile(rf"(?=[\\!\[<hfw])(?:{_LEAD})", re.IGNORECASE | re.VERBOSE)
_CANDIDATE_OR_MAIL = re.compile(rf"{_LEAD} | (?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}@(?=\w))", re.IGNORECASE | re.VERBOSE)
_LINE_HEAD = re.compile(r"[ \t>*+\-\d.):]*")
_ABBREVIATION = re.compile(r"\[[^\[\]\n]*\] ?:")
_ANGLE_TARGET = re.compile(r"<[^<>]*>\s*(?:\"[^\"]*\"|'[^']*')?\s*\)")
_DEFINITION = re.compile(
    r"\[\^[^\[\]\n]*\]:"
    r"|\[[^\[\]\n]*\]:[ \t]*(?:\r?\n[ \t>]*)?\S+[ \t]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))?[ \t]*\r?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """`text` with marks; `offsets[n]` is where, in the text without marks, the candidate of mark n starts."""

    text: str
    offsets: tuple[int, ...]


def mark(text: str) -> MarkedText:
    """Put a mark at everything that may become a link or is an HTML tag."""
    offsets: list[int] = []
    parts: list[str] = []
    done = 0
    for match in (_CANDIDATE_OR_MAIL if "@" in text else _CANDIDATE).finditer(text):
        kind = match.lastgroup
        if kind is None or len(offsets) >= _ROOM:
            continue
        at = match.start()
        before = text[max(at - 8, 0) : at].rstrip() if kind in ("angle", "tag") else ""
        if kind == "bracket" and _is_definition(text, at):
            continue
        if kind == "angle" and before.endswith("](") and _ANGLE_TARGET.match(text, at):
            continue
        # In `[a]: <b>` a space would end the address.
        if kind == "tag" and not before.endswith("]:"):
            parts += (text[done : match.end()], " ", chr(_TAG_MARK + len(offsets)))
            done = match.end()
        else:
            parts += (text[done:at], chr(_LEAD_MARK + len(offsets)))
            done = at
        offsets.append(at)
    parts.append(text[done:])
    return MarkedText("".join(parts), tuple(offsets))


def _is_definition(text: str, at: int) -> bool:
    """Whether `[` opens the definition of a reference, footnote or abbreviation: a mark would hide it."""
    known = _ABBREVIATION if text[at - 1 : at] == "*" else _DEFINITION
    if not known.match(text, at):
        return False
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    head = _LINE_HEAD.match(text, line)
    return head is not None and head.end() >= at


def written_target(attribute: str | None) -> str:
    """The address in a converted link as the text has it: without marks, and without the angle brackets they kept."""
    return unmark(attribute or "").removeprefix("<").removesuffix(">")


def unmark(text: str) -> str:
    """The text without marks."""
    if _MARK.search(text) is None:
        return text
    return _MARK.sub("", _SPACED_TAG_MARK.sub("", text))


def without_end_marks(text: str) -> str:
    """The text without the marks at its very end."""
    while lead_mark(text) is not None:
        text = text[:-1]
    return text


def lead_mark(text: str) -> int | None:
    """The number of the mark at the very end of `text`, if there is one."""
    code = ord(text[-1]) if text else 0
    return code - _LEAD_MARK if _LEAD_MARK <= code < _LEAD_MARK + _ROOM else None


def tag_mark(name: str) -> int | None:
    """The number of the mark that leads an attribute's name (more follows where the tag was never closed)."""
    code = ord(name[0]) if name else 0
    return code - _TAG_MARK if _TAG_MARK <= code < _TAG_MARK + _ROOM else None


def tag_marks(html: str) -> frozenset[int]:
    """The numbers of all tag marks in a piece of text or HTML."""
    return frozenset(ord(c) - _TAG_MARK for c in re.findall(f"[{TAG_CLASS}]", html))
