"""The examples on a rule's page: what it answers to a text, word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.rules.facts import LeaderName, PortalFacts

_HEAD = re.compile(r"(?P<verdict>Sai|Đúng)(?: \((?P<note>[^)]*)\))?:")
_DAY = re.compile(r"(?P<word>ngày|xem ngày) (?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})")
_LEADER = re.compile(r"lãnh đạo: (?P<post>(?:Phó )?Giám đốc) (?P<name>[^,]+)")
_DEFAULT_DAY = date(2024, 3, 1)
_PATHS = {
    "văn bản": "content/ke-hoach/vi-du.txt",
    "chữ thường": "vi-du.txt",
    "": "vi-du.md",
}


@dataclass(frozen=True, slots=True)
class Example:
    """`answers`: the expected lines `line:col [cảnh báo: |gợi ý: ]message`; none: the text is right.

    In brackets after `Sai` or `Đúng`: `văn bản` (an official text), `chữ thường` (a .txt file), `ngày 01/02/2026` (the
    day it is judged by), `xem ngày …` (the day of the reader), `lãnh đạo: Giám đốc Họ Tên`, `duyệt theo tên`.
    """

    path: str
    text: str
    day: date
    as_of: date
    answers: tuple[str, ...]
    facts: PortalFacts


def examples(page: str) -> Iterator[Example]:
    """Every example of a page, in order."""
    lines = page.split("\n")
    starts = [(n, head) for n, line in enumerate(lines) if (head := _HEAD.fullmatch(line))]
    for index, (start, head) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        block = []
        for line in lines[start + 1 : end]:
            if line and not line.startswith("    "):
                break
            block.append(line[4:])
        answers = tuple(line[3:] for line in block if line.startswith("=> "))
        text = "\n".join(line for line in block if not line.startswith("=> ")).strip("\n") + "\n"
        note = head["note"] or ""
        days = {match["word"]: date(*(int(match[part]) for part in "ymd")) for match in _DAY.finditer(note)}
        day = days.get("ngày", _DEFAULT_DAY)
        kind = next((word for word in ("văn bản", "chữ thường") if word in note), "")
        leader = _LEADER.search(note)
        facts = PortalFacts(
            leaders=(LeaderName(leader["name"], leader["post"]),) if leader else (),
            approval="named" if "duyệt theo tên" in note else "merge",
        )
        yield Example(_PATHS[kind], text, day, days.get("xem ngày", day), answers, facts)
