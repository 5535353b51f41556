"""The body of a text -> its blocks: headings, items, rows of tables, paragraphs; code is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.rules.source_text import Form, Line

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•–]|\d{1,3}[.)]|[a-zđ]\))[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[[^\]\^][^\]]*\]:[ \t]*\S+[ \t]*(?:\"[^\"]*\")?\s*\Z")
_NOTE = re.compile(r"[ \t]*(?:\[\^[\w-]+\]|\*\[[^\]]+\])?:[ \t]+")
_RULE_LINE = re.compile(r"[ \t]*(?:\|?[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*\Z|[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """`start`..`end`: the stretch of the text without its mark (`#`, `-`, `>`)."""

    start: int
    end: int
    form: Form
    level: int = 0


def lines_of(text: str, start: int, first_number: int) -> tuple[Line, ...]:
    """The lines from `start` on that are not code; line ends are not part of them."""
    lines: list[Line] = []
    fence = ""
    for number, match in enumerate(_LINE.finditer(text, start), first_number):
        line = match[0].rstrip("\r\n")
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if opening:
            fence = opening[1]
            continue
        lines.append(Line(match.start(), line, number))
    return tuple(lines)


def fenced(text: str, start: int, lines: tuple[Line, ...]) -> Iterator[Block]:
    """The lines from `start` on that `lines_of` took for code, a block each."""
    prose = {line.start for line in lines}
    for match in _LINE.finditer(text, start):
        written = match[0].strip()
        if match.start() not in prose and written and not _FENCE.match(match[0]):
            yield Block(match.start(), match.start() + len(match[0].rstrip()), "code")


def blocks(lines: tuple[Line, ...], markdown: bool) -> Iterator[Block]:
    """Blocks in order. In Markdown four spaces after a blank line, outside a list, are code, a block each line."""
    begin: int | None = None
    end = 0
    form: Form = "prose"
    in_list = after_blank = False
    previous = 0
    for line in lines:
        broken = line.number != previous + 1  # code lay between
        previous = line.number
        stripped = line.text.strip()
        heading, item = _HEADING.match(line.text), _ITEM.match(line.text)
        row = stripped.startswith(("|", "<tr"))
        note = _NOTE.match(line.text)
        indented = markdown and after_blank and not in_list and line.text[:4] == "    "
        skipped = not stripped or _RULE_LINE.match(line.text) or _DEFINITION.match(line.text)
        starts = heading or item or row or note or indented
        if begin is not None and (skipped or starts or form in ("heading", "row") or broken):
            yield Block(begin, end, form)
            begin = None
        after_blank = not stripped
        if skipped:
            continue
        last = line.start + len(line.text.rstrip())
        if indented:
            after_blank = True  # so that the next line is code as well
            yield Block(line.start + 4, last, "code")
        elif heading:
            in_list = False
            yield Block(line.start + heading.end(), last, "heading", len(heading[1]))
        elif row:
            in_list = False
            yield Block(line.start + line.text.index(stripped[0]), last, "row")
        elif begin is not None:
            end = last
        else:
            mark = item or note or _QUOTE.match(line.text)
            begin = line.start + (mark.end() if mark else len(line.text) - len(line.text.lstrip()))
            end = last
            form = "item" if item else "prose"
            in_list = bool(item) or (in_list and line.text[:1] in " \t")
    if begin is not None:
        yield Block(begin, end, form)
