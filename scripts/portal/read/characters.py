"""Characters that change how a text reads without being seen."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from portal.findings.finding import Finding
from portal.model.fields import HIDDEN
from portal.read.source_text import Ruler

# Zero-width space, word joiner, byte order mark, direction marks, joiner outside emoji: pasted from chat and web
# pages, harmless once dropped. Everything else in HIDDEN is refused (Trojan Source, CVE-2021-42574).
_DROPPED = frozenset("\u200b\u200d\u200e\u200f\u2060\ufeff")
# Line and page breaks of word processors (Word's Shift+Enter is U+000B): a space each.
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
# The two private planes carry our own marks (link_marks.py); lone surrogates cannot be written out.
_PRIVATE = re.compile("[\ud800-\udfff\U000f0000-\U0010ffff]")
_SUSPECT = re.compile(f"{HIDDEN.pattern}|{_PRIVATE.pattern}")


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` without hidden characters; `removed`: the raw offsets of those, ascending."""

    text: str
    removed: tuple[int, ...]

    def raw_offset(self, offset: int) -> int:
        """The offset in the raw text of the character at `offset` of this one."""
        return offset + bisect_right(range(len(self.removed)), offset, key=lambda i: self.removed[i] - i)


def drop_hidden(raw: str, ruler: Ruler) -> tuple[CleanText, tuple[Finding, ...]]:
    """The text without hidden characters, breaks as spaces, and one DL-11 for each kind of them, at its first place."""
    if raw.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return CleanText(raw, ()), ()
    found = list(_SUSPECT.finditer(raw))
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for match in found:
        counts[match[0]] = counts.get(match[0], 0) + 1
        first.setdefault(match[0], match.start())
    findings = tuple(_finding(ruler, character, first[character], counts[character]) for character in first)
    removed = tuple(match.start() for match in found if match[0] not in _BREAKS)
    return CleanText(_SUSPECT.sub(lambda match: " " if match[0] in _BREAKS else "", raw), removed), findings


def _finding(ruler: Ruler, character: str, offset: int, count: int) -> Finding:
    code = f"U+{ord(character):04X}"
    times = f", {count} chỗ" if count > 1 else ""
    if character in _BREAKS:
        message = f"Có dấu ngắt dòng {code} của phần mềm soạn thảo{times}; cổng đăng thành dấu cách."
        return Finding(ruler.place(offset), "DL-11", "warning", message, "Xuống dòng bằng phím Enter.")
    if character in _DROPPED:
        message = f"Có ký tự ẩn {code} trong bài{times}; cổng bỏ qua khi đăng."
        return Finding(ruler.place(offset), "DL-11", "warning", message, "Xóa ký tự này.")
    kind = "ký tự riêng của phần mềm" if _PRIVATE.match(character) else "ký tự điều khiển hoặc đổi chiều chữ"
    return Finding(ruler.place(offset), "DL-11", "error", f"Có {kind} {code} trong bài{times}.", "Xóa ký tự này.")


def compose(text: str) -> str:
    """The text in NFC: one spelling for every Vietnamese letter."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
