"""Rewrites moved links where they are written: the address alone, at its exact place, and only once."""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.findings.finding import CannotRun
from portal.links.outside.outside_link import Use
from portal.links.outside.told import Judged
from portal.read.source_text import LINE_END

_ENDS = frozenset(" \t\r\n)>\"'")
_SCALAR_ENDS = frozenset(" \t\r\n\"',]}#")
_REACH = 4_000  # characters from a link's first sign to its address


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One address that was replaced."""

    use: Use
    new: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the address stands; `spelled` gives the new one as it must be written there."""

    start: int
    end: int
    spelled: Callable[[str], str]


def rewrite_moved(all_judged: Iterable[Judged]) -> tuple[Rewritten, ...]:
    """What was rewritten, by place. A place whose address is not found as written is left alone.

    Raises CannotRun when a file cannot be written; files before it are already rewritten, each of them whole.
    """
    by_file: dict[str, dict[Use, str]] = {}
    for each in all_judged:
        if each.outcome.verdict == "moved" and each.outcome.moved_to and "@" not in each.link.url.partition("?")[0]:
            for use in each.link.uses:
                by_file.setdefault(use.file, {})[use] = each.outcome.moved_to
    done = [rewritten for file in sorted(by_file) for rewritten in _in_file(Path(file), by_file[file])]
    return tuple(sorted(done, key=lambda each: (each.use.place, each.new)))


def _in_file(path: Path, moves: dict[Use, str]) -> Iterator[Rewritten]:
    try:
        raw = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as refusal:
        raise CannotRun(f"Không đọc lại được “{path}”: {refusal}.") from refusal
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    text = raw[len(mark) :]
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    edits: dict[tuple[int, int], str] = {}
    for use, new in sorted(moves.items()):
        span = _find(text, starts, use)
        if span is not None:
            edits[span.start, span.end] = span.spelled(new)
            yield Rewritten(use, new)
    for (start, end), spelled in sorted(edits.items(), reverse=True):
        text = text[:start] + spelled + text[end:]
    if edits:
        _replace(path, (mark + text).encode("utf-8"))


def _find(text: str, starts: list[int], use: Use) -> _Span | None:
    if use.place.line > len(starts):
        return None
    at = starts[use.place.line - 1] + use.place.col - 1
    sign = text[at : at + 1]
    for target in _spellings(use.target):
        if use.file.endswith(".md") and sign == "[":
            span = _in_brackets(text, at, target) or _in_definition(text, target)
        elif use.file.endswith(".md") and sign == "<":
            span = _in_tag(text, at, target)
        elif text.startswith(target, at):
            span = _Span(at, at + len(target), _in_scalar if _ends_scalar(text, at + len(target)) else _plainly)
        elif sign in "\"'" and text.startswith(target, at + 1):
            span = _Span(at + 1, at + 1 + len(target), _plainly)
        else:
            span = None
        if span is not None:
            return span
    return None


def _spellings(target: str) -> tuple[str, ...]:
    """As it was read, and as it may be written for that: with entities, without the scheme that was added to it."""
    forms = [target, target.replace("&", "&amp;")]
    if target.startswith("http://www."):
        forms.append(target.removeprefix("http://"))
    return tuple(dict.fromkeys(forms))


def _in_brackets(text: str, at: int, target: str) -> _Span | None:
    """`[chữ](địa chỉ "tên")`"""
    match = re.compile(r"\]\(\s*<?(" + re.escape(target) + r")").search(text, at, at + _REACH)
    if match is None or text[match.end() : match.end() + 1] not in _ENDS:
        return None
    return _Span(match.start(1), match.end(1), _in_parentheses)


def _in_definition(text: str, target: str) -> _Span | None:
    """`[tên]: địa chỉ` somewhere else in the text; only where no second definition has the same address."""
    pattern = re.compile(r"^[ \t>]*\[[^\]\n]+\]:[ \t]*<?(" + re.escape(target) + r")(?=[\s>]|$)", re.MULTILINE)
    matches = list(pattern.finditer(text))
    return _Span(matches[0].start(1), matches[0].end(1), _plainly) if len(matches) == 1 else None


def _in_tag(text: str, at: int, target: str) -> _Span | None:
    """`<địa chỉ>` or `<a href="địa chỉ">`"""
    if text.startswith(target + ">", at + 1):
        return _Span(at + 1, at + 1 + len(target), _plainly)
    close = text.find(">", at)
    match = re.compile(r"href\s*=\s*[\"']?\s*(" + re.escape(target) + r")", re.IGNORECASE).search(
        text, at, close if close >= 0 else at + _REACH
    )
    if match is None or (text[match.end() : match.end() + 1] not in _ENDS and match.end() != close):
        return None
    return _Span(match.start(1), match.end(1), lambda new: _plainly(new).replace("&", "&amp;").replace("'", "%27"))


def _ends_scalar(text: str, end: int) -> bool:
    return text[end : end + 1] in _SCALAR_ENDS or end == len(text)


def _plainly(new: str) -> str:
    """No sign that the reader refuses in an address."""
    return re.sub(r"[<>\"{}|\\^`\s]", lambda match: f"%{ord(match[0]):02X}", new)


def _in_parentheses(new: str) -> str:
    return _plainly(new).replace("(", "%28").replace(")", "%29")


def _in_scalar(new: str) -> str:
    """In YAML without quotes: no sign that could end a value of a flow mapping."""
    return re.sub(r"[,\[\]]", lambda match: f"%{ord(match[0]):02X}", _plainly(new))


def _replace(path: Path, content: bytes) -> None:
    try:
        mode = path.stat().st_mode & 0o777
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".moi-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as refusal:
        raise CannotRun(f"Không ghi được “{path}”: {refusal.strerror}.") from refusal
