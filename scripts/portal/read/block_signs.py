"""The signs that open a block, line by line, as CommonMark 0.31 and GFM define them.

Every function looks at one line whose containers (quotes, list items) are stripped already.
"""

import re
from typing import NamedTuple

from portal.read.link_marks import LEAD_CLASS

THEMATIC_BREAK = re.compile(r" {0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
QUOTE = re.compile(r" {0,3}> ?")
SETEXT = re.compile(r" {0,3}(=+|-+) *$")
DEFINITION = re.compile(r" {0,3}:( {1,3})(?=\S)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ ]+(.*))?$")
_HEADING_TAIL = re.compile(r"(?:^|[ ]+)#+[ ]*$")
_FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})")
_BULLET = re.compile(r"( {0,3})([-+*])(?=[ ]|$)")
_NUMBER = re.compile(r"( {0,3})(\d{1,9})([.)])(?=[ ]|$)")
_NOTE = re.compile(r" {0,3}(\[\^[^\]]+\]:) *")
_CELL_RULE = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_TASK = re.compile(rf"([{LEAD_CLASS}]?)\[([ xX])\](?= +\S)")

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
# Pairs of what opens an HTML block and what ends it; None: it ends before a blank line.
_HTML_BLOCKS = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=\s|>|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(rf"[{LEAD_CLASS}]?<\?"), re.compile(r"\?>")),
    (re.compile(rf"[{LEAD_CLASS}]?<![A-Za-z]"), re.compile(r">")),
    (re.compile(rf"[{LEAD_CLASS}]?<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_TAGS})(?=\s|/?>|$)", re.I), None),
)
_LONE_TAG = re.compile(
    r"(?:<[a-z][a-z0-9-]*(?:\s+[^\s\"'=<>`/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>"
    r"|</[a-z][a-z0-9-]*\s*>)\s*$",
    re.I,
)
COMMENT_END = _HTML_BLOCKS[1][1]


class Heading(NamedTuple):
    """An ATX heading: its level from 1 and its text without the closing signs."""

    level: int
    text: str


class Fence(NamedTuple):
    """An opening code fence: how far it is indented, and the sign run that a closing one must match."""

    indent: int
    sign: str

    def is_closed_by(self, line: str) -> bool:
        """Whether `line` is the closing fence."""
        stripped = line.strip(" ")
        return indent_of(line) < 4 and len(stripped) >= len(self.sign) and set(stripped) == {self.sign[0]}


class ListMark(NamedTuple):
    """The start of a list item: its number (None for a bullet), its own sign, and where its content starts."""

    number: int | None
    sign: str
    width: int
    is_empty: bool


class HtmlBlock(NamedTuple):
    """How an HTML block ends: at a line that holds `end`, or before a blank line when that is None."""

    end: re.Pattern[str] | None


def indent_of(line: str) -> int:
    """Leading spaces."""
    return len(line) - len(line.lstrip(" "))


def heading_of(line: str) -> Heading | None:
    """`## Tên ##` -> level 2, `Tên`."""
    match = _HEADING.match(line)
    if match is None:
        return None
    return Heading(len(match[1]), _HEADING_TAIL.sub("", match[2] or "").strip(" "))


def fence_of(line: str) -> Fence | None:
    """An opening code fence."""
    match = _FENCE.match(line)
    return Fence(len(match[1]), match[2]) if match else None


def list_mark_of(line: str) -> ListMark | None:
    """`- a`, `* a`, `+ a`, `1. a`, `1) a`."""
    match = _BULLET.match(line) or _NUMBER.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    spaces = indent_of(rest)
    is_empty = not rest.strip(" ")
    padding = spaces if 1 <= spaces <= 4 and not is_empty else 1
    number = int(match[2]) if match.lastindex == 3 else None
    sign = match[3] if number is not None else match[2]
    return ListMark(number, sign, match.end() + padding, is_empty)


def note_mark_of(line: str) -> re.Match[str] | None:
    """`[^1]: ` at the start of a footnote's text; group 1 is the mark."""
    return _NOTE.match(line)


def html_block_of(line: str, in_paragraph: bool) -> HtmlBlock | None:
    """The HTML block that the line starts. A lone inline tag starts one only outside a paragraph."""
    if indent_of(line) > 3:
        return None
    text = line.lstrip(" ")
    if not text.startswith("<") and text[1:2] != "<":
        return None
    for start, end in _HTML_BLOCKS:
        if start.match(text):
            return HtmlBlock(end)
    return HtmlBlock(None) if not in_paragraph and _LONE_TAG.match(text) else None


def is_cell_rule(line: str) -> bool:
    """Whether the line is the second line of a table."""
    return "|" in line and _CELL_RULE.match(line) is not None


def cells_of(line: str) -> int:
    """How many cells a line of a table has."""
    stripped = line.strip(" ")
    pipes = sum(1 for _ in _PIPE.finditer(stripped))
    opens = stripped.startswith("|")
    closes = len(stripped) > 1 and stripped.endswith("|") and not stripped.endswith("\\|")
    return pipes + 1 - opens - closes


def with_task_box(line: str) -> str:
    """`[ ] việc` -> `☐ việc`, `[x] việc` -> `☑ việc`."""
    return _TASK.sub(lambda match: "☐" if match[2] == " " else "☑", line, count=1) if _TASK.match(line) else line
