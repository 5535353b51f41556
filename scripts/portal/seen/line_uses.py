"""Addresses in files of lines: calendars, cards, robots.txt, lists of addresses, redirect maps."""

import re
from collections.abc import Iterator

from portal.seen.json_strings import NotJson, json_strings
from portal.seen.use import DataFault, FileFacts, Move, Role, Use

_LINE = re.compile(r"[^\r\n]+")
_FOLD = re.compile(r"\r?\n[ \t]")
_CALENDAR: dict[str, Role] = {
    "URL": "page", "ATTACH": "asset", "IMAGE": "picture", "SOURCE": "page", "CONFERENCE": "page", "PHOTO": "picture",
    "LOGO": "picture",
}  # fmt: skip
_PROPERTY = re.compile(
    r'(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z-]+)(?P<more>(?:;[^=;:]+=(?:"[^"]*"|[^";:])*)*):(?P<value>.*)', re.S
)
_ALTERNATE = re.compile(r'ALTREP="([^"]*)"', re.I)
_WEB_IN_TEXT = re.compile(r"https?://[^\s\"<>\\,]+", re.I)
_OLD = (("from",), ("old",), ("source",))
_NEW = (("to",), ("new",), ("target",), ("destination",))
_NAMED = re.compile(r":splat\b|/:[A-Za-z_]")
_REFUSAL = re.compile(r"4\d\d!?")
_SITEMAP = re.compile(r"\s*sitemap\s*:\s*(\S+)", re.I)


def calendar_facts(text: str, opening: str = "BEGIN:VCALENDAR") -> FileFacts:
    """iCalendar (RFC 5545) or vCard: addresses of properties, absolute addresses in descriptions."""
    if not text.lstrip("\ufeff \r\n").upper().startswith(opening):
        return FileFacts(faults=(DataFault(f"tệp không bắt đầu bằng {opening}"),))
    if opening.replace("BEGIN", "END") not in text.upper():
        return FileFacts(faults=(DataFault(f"tệp không có dòng {opening.replace('BEGIN', 'END')}"),))
    return FileFacts(tuple(_calendar_uses(text)))


def _calendar_uses(text: str) -> Iterator[Use]:
    for line, at in _unfolded(text):
        found = _PROPERTY.fullmatch(line)
        if found is None:
            continue
        for address in _ALTERNATE.findall(found["more"]):
            yield Use("page", address, at)
        name, value = found["name"].upper(), found["value"].strip()
        if name in _CALENDAR:
            if "ENCODING=" not in found["more"].upper() and value:
                yield Use(_CALENDAR[name], value, at)
        elif name in ("DESCRIPTION", "X-ALT-DESC", "COMMENT", "LOCATION", "NOTE"):
            for mention in _WEB_IN_TEXT.findall(value):
                yield Use("mention", mention.rstrip(".;:)]}”’!?"), at)


def _unfolded(text: str) -> Iterator[tuple[str, int]]:
    """Logical lines with the place at which each starts."""
    start = 0
    for end in [*(match.start() for match in re.finditer(r"\r?\n(?![ \t])", text)), len(text)]:
        raw = text[start:end]
        lead = len(raw) - len(raw.lstrip("\r\n"))
        yield _FOLD.sub("", raw[lead:]), start + lead
        start = end


def robots_facts(text: str) -> FileFacts:
    """robots.txt: the sitemaps it names."""
    found = ((_SITEMAP.match(line[0]), line.start()) for line in _LINE.finditer(text))
    return FileFacts(tuple(Use("entry", match[1], at) for match, at in found if match))


def address_list_facts(text: str) -> FileFacts:
    """A sitemap of lines: one absolute address each."""
    return FileFacts(
        tuple(Use("entry", line[0].strip(), line.start()) for line in _LINE.finditer(text) if line[0].strip())
    )


def redirect_lines_facts(text: str) -> FileFacts:
    """A `_redirects` file: `old new [status]` a line, also with `*` and `:names`; 4xx rows only name their page."""
    moves: list[Move] = []
    pages: list[Use] = []
    for line in _LINE.finditer(text):
        words = line[0].split()
        if len(words) < 2 or words[0].startswith("#"):
            continue
        if any(_REFUSAL.fullmatch(word) for word in words[2:]):
            pages.append(Use("refresh", words[1], line.start()))
        else:
            moves.append(Move(words[0], words[1], line.start()))
    facts = _moved(moves)
    return FileFacts((*facts.uses, *pages), moves=facts.moves)


def redirect_map_facts(text: str) -> FileFacts:
    """`redirects.json`: an object old -> new, or a list of objects with from/to, old/new or source/target."""
    strings = json_strings(text)
    if isinstance(strings, NotJson):
        return FileFacts(faults=(DataFault(strings.what, strings.at),))
    olds = {string.branch: string.value for string in strings if string.keys[-1:] in _OLD}
    moves: list[Move] = []
    for string in strings:
        key = string.keys[-1] if string.keys else ""
        if (key,) in _NEW and string.branch in olds:
            moves.append(Move(olds[string.branch], string.value, string.at))
        elif key.startswith(("/", "http")):
            moves.append(Move(key, string.value, string.at))
    return _moved(moves)


def _moved(moves: list[Move]) -> FileFacts:
    return FileFacts(tuple(_led_to(move) for move in moves), moves=tuple(moves))


def _led_to(move: Move) -> Use:
    """What a pattern leads to is only known for an address that it holds for, but for the folder."""
    named = _NAMED.search(move.new)
    if named is None:
        return Use("refresh", move.new, move.at)
    return Use("folder", move.new[: move.new.rfind("/", 0, named.start() + 1) + 1], move.at)
