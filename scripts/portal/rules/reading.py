"""Any .md or .txt text -> the SourceText that the rules read. Pure: no disk, no clock."""

import calendar
import re
import unicodedata
from datetime import date
from itertools import accumulate

from portal.model.fields import HIDDEN
from portal.rules.blocks import blocks, fenced, lines_of
from portal.rules.citation import citations, day_of
from portal.rules.facts import PortalFacts
from portal.rules.header_values import Header, read_header
from portal.rules.inline import paragraph, titles, written_links
from portal.rules.needed_words import said_in, words_of
from portal.rules.source_text import Kind, Line, SourceText, WrittenLink, sentences

# Word's spaces and hyphens, digits of full width: one character for one, so offsets stay.
_PLAIN = {
    **{ord(space): " " for space in "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"},
    0x2010: "-", 0x2011: "-",
    **{0xFF10 + n: str(n) for n in range(10)},
}  # fmt: skip
_SPECIAL = re.compile("[" + "".join(chr(code) for code in _PLAIN) + "]")
_UNSEEN = re.compile(f"{HIDDEN.pattern}|[\u00ad\u200c\ufe0f]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)
_FOLDER_DAY = re.compile(r"(?:^|/)(\d{4})-(\d{2})-(\d{2})-[^/]*(?:/[^/]*)?\Z")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER_LINE = re.compile(r"\W{0,4}Số\s*:?\s*[\d._…\sxX?]{0,12}/\s*[A-ZĐ]")
_HEAD_DAY = re.compile(r"ngày\s*(?:(\d{1,2})|[.…_]*)\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_HEAD_LINES = 15


def read_source(path: str, raw: str, as_of: date, facts: PortalFacts) -> SourceText:
    """`path` as it shall stand in findings; what kind of text it is shows in the path, the header and the head."""
    raw = raw.removeprefix("\ufeff")
    text, origins = clean(raw)
    markdown = not path.endswith(".txt")
    header = read_header(text) if markdown else None
    start, first_line = (header.body_start, header.body_line) if header else (0, 1)
    lines = lines_of(text, start, first_line)
    shown = [] if header is None else list(header.paragraphs)
    published = [] if header is None else [*header.paragraphs, *header.others]
    links: list[WrittenLink] = []
    for block in blocks(lines, markdown):
        opened = paragraph(text, block.start, block.end, block.form, block.level, opens_code=True)
        published.append(opened)
        published.extend(titles(text, block.start, block.end))
        if block.form == "code":
            continue
        has_code = "`" in text[block.start : block.end]
        shown.append(paragraph(text, block.start, block.end, block.form, block.level) if has_code else opened)
        links.extend(written_links(text, block.start, block.end))
    for block in fenced(text, start, lines):
        published.append(paragraph(text, block.start, block.end, block.form))
    kind = _kind(path, header, lines)
    paragraphs = tuple(shown)
    prose = "\n".join([each.text for each in paragraphs])
    said = said_in(prose)
    return SourceText(
        path=path,
        raw=raw,
        text=text,
        origins=origins,
        kind=kind,
        language=_language(path, header),
        day=_day(path, kind, header, lines, as_of),
        as_of=as_of,
        facts=facts,
        header=header.values if header else {},
        has_header=header is not None,
        paragraphs=paragraphs,
        published=tuple(published),
        prose=prose,
        lines=lines,
        links=tuple(links),
        citations=tuple(citation for each in shown for citation in citations(each.text, each.at)),
        sentences=tuple(sentence for each in shown for sentence in sentences(each)),
        said=said,
        words=words_of(text, prose, said),
        line_starts=tuple(accumulate((len(line) + 1 for line in raw.split("\n")[:-1]), initial=0)),
    )


def clean(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """The text in NFC without unseen characters, and for each of its characters the offset in `raw`."""
    plain = raw.translate(_PLAIN) if _SPECIAL.search(raw) else raw
    if not _UNSEEN.search(plain) and unicodedata.is_normalized("NFC", plain):
        return plain, None
    letters: list[str] = []
    origins: list[int] = []
    for cluster in _CLUSTER.finditer(_UNSEEN.sub("\x1a", plain)):
        composed = unicodedata.normalize("NFC", cluster[0])
        for n, letter in enumerate(composed):
            if letter != "\x1a":
                letters.append(letter)
                # a mark that stays loose lies at the end of its cluster
                origins.append(cluster.start() if n == 0 else cluster.end() - len(composed) + n)
    return "".join(letters), tuple(origins)


def _kind(path: str, header: Header | None, lines: tuple[Line, ...]) -> Kind:
    if "tin-bai/" in path:
        return "article"
    if "trang/" in path and header is not None:
        return "page"
    if header is not None:
        return "article" if {"topic", "author"} & header.values.keys() else "page"
    head = [line.text for line in lines if line.text.strip()][:_HEAD_LINES]
    return "document" if any(_NUMBER_LINE.match(line) for line in head) else "text"


def _language(path: str, header: Header | None) -> str:
    if "trang/en/" in path or (header and "lang" in header.values and header.values["lang"].text == "en"):
        return "en"
    return "vi"


def _day(path: str, kind: Kind, header: Header | None, lines: tuple[Line, ...], as_of: date) -> date:
    """The day of the folder, of the header, of the document's head (the month's last where the day is blank)."""
    named = _FOLDER_DAY.search(path)
    if named is None and header is not None:
        for key in ("publish_at", "date", "updated"):
            if key in header.values and (named := _ISO_DAY.match(header.values[key].text)):
                break
    if named is not None:
        return day_of(int(named[1]), int(named[2]), int(named[3])) or as_of
    if kind == "document":
        for line in [line.text for line in lines if line.text.strip()][:_HEAD_LINES]:
            if (dated := _HEAD_DAY.search(line)) and 1 <= int(dated[2]) <= 12 and int(dated[3]) >= 1900:
                year, month = int(dated[3]), int(dated[2])
                last = calendar.monthrange(year, month)[1]
                return date(year, month, min(int(dated[1] or last), last) or last)
    return as_of
