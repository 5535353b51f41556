"""Self-assessment: each clause of Circular 37/2020 on the portal, from the same data as the rules.

A verdict rests on everything that was read, never on a sample. What cannot be checked by reading is its own verdict
and counts neither for nor against. Waived findings count: a waiver stops nobody, and proves nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.findings.finding import Finding
from portal.law.duty import Duty
from portal.law.groups import GROUPS
from portal.law.instruments import tt37
from portal.model.record import Record
from portal.rules.book import BOOK
from portal.rules.ledger import LEDGER
from portal.rules.rule import Rule

Verdict = Literal["dat", "mot-phan", "khong-dat", "khong-kiem-duoc"]
VERDICT_WORDS: Mapping[Verdict, str] = {
    "dat": "Đạt", "mot-phan": "Đạt một phần", "khong-dat": "Không đạt", "khong-kiem-duoc": "Không kiểm được",
}  # fmt: skip
ARTICLES = (3, 4, 6, 7, 8, 10, 11, 12, 16)
# The share of texts or pages with mistakes up to which a clause on all of them is still met in part.
PARTIAL_PERCENT = 10
_MOST_TOLD = 5
# An empty list of these says how things stand today, not that something is missing.
_PASSING = frozenset({"G09", "G13"})
_NOTHING = "Chưa có thông tin"
# The board and its regulation must exist, not stand on the portal: without a word of them nothing can be told.
_BOARD = "/ban-bien-tap/"
_OF_BOARD = frozenset({"TT37:3.3.a", "TT37:11.1", "TT37:11.2.c", "TT37:11.2.d"})


class ClauseScore(Record, frozen=True):
    """One clause. `place`: its code, `condition`: when it is met, `how`: what was looked at, `proof`: root-relative.

    `found`: what speaks against it, `raises`: what would better the verdict, `declared`: who answers for what only
    people can tell; `rules`: ids.
    """

    place: str
    printed: str
    short: str
    verdict: Verdict
    word: str
    condition: str
    how: str
    proof: str | None
    found: tuple[str, ...]
    raises: tuple[str, ...]
    declared: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a run read. `items`: number of things by subject of rules; `main_of`: address -> text of that page's main
    part, None when there is no such page.
    """

    items: Mapping[str, int]
    main_of: Callable[[str], str | None]


def score(findings: Iterable[Finding], looked: Looked) -> tuple[ClauseScore, ...]:
    """Every clause in the order of the circular. `findings`: before waivers and baseline."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(_clause(duty, by_code, looked) for duty in tt37.DUTIES if duty.clause.article in ARTICLES)


def counts(scores: Iterable[ClauseScore]) -> dict[Verdict, int]:
    """How many clauses have each verdict."""
    count = Counter(one.verdict for one in scores)
    return {verdict: count[verdict] for verdict in VERDICT_WORDS}


@dataclass(frozen=True, slots=True)
class _Part:
    """What one way of looking says of a clause."""

    verdict: Verdict
    found: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()


def _clause(duty: Duty, by_code: Mapping[str, list[Finding]], looked: Looked) -> ClauseScore:
    rules = tuple(rule for rule in BOOK if duty.code in rule.basis)
    pages = _pages_of(duty)
    parts = [_by_rule(rule, by_code.get(rule.id, ()), looked) for rule in rules]
    parts += [_by_page(address, empty, group_id, looked) for address, empty, group_id in pages]
    if duty.code in _OF_BOARD and _NOTHING in (looked.main_of(_BOARD) or _NOTHING):
        parts = [_Part("khong-kiem-duoc", raises=(f"Ghi quyết định, thành viên, quy chế lên trang {_BOARD}.",))]
    known = [part for part in parts if part.verdict != "khong-kiem-duoc"]
    verdict: Verdict = max((part.verdict for part in known), key=_ORDER.index) if known else "khong-kiem-duoc"
    found = tuple(line for part in known for line in part.found)
    raises = tuple(dict.fromkeys(line for part in parts for line in part.raises))
    return ClauseScore(
        duty.code,
        duty.clause.printed,
        duty.short,
        verdict,
        VERDICT_WORDS[verdict],
        _condition(rules, bool(pages)),
        _how(duty, rules, [address for address, _, _ in pages], looked),
        pages[0][0] if pages else f"/quy-tac/#{rules[0].id.lower()}" if rules else None,
        found,
        raises,
        "Chưa có ai khai báo." if not known and (duty.answered == "people" or duty.code in _OF_BOARD) else None,
        tuple(rule.id for rule in rules),
    )


_ORDER: tuple[Verdict, ...] = ("dat", "mot-phan", "khong-dat")


def _pages_of(duty: Duty) -> list[tuple[str, str, str]]:
    """Pages on which the duty is met, each with its sentence for “nothing here” and its group."""
    if duty.clause.article != 8:
        return []
    wanted = (duty.clause.article, duty.clause.clause, duty.clause.point)
    found = []
    for group in GROUPS:
        for clause in group.clauses:
            place = (clause.article, clause.clause, clause.point or duty.clause.point)
            if clause.instrument.code == "TT37" and place == wanted and group.addresses:
                found.append((group.addresses[0], group.empty, group.id))
    return found


def _by_page(address: str, empty: str, group_id: str, looked: Looked) -> _Part:
    text = looked.main_of(address)
    if text is None:
        return _Part("khong-dat", (f"Chưa có trang {address}.",), (f"Thêm nhóm {group_id} vào groups của cong.yaml.",))
    if empty and empty in text:
        if group_id in _PASSING:
            return _Part("khong-kiem-duoc", raises=(f"Khi có việc, đưa nội dung lên trang {address}.",))
        return _Part("khong-dat", (f"Trang {address}: {empty}",), (f"Đưa nội dung lên trang {address}.",))
    if _NOTHING in text:
        missing = text.count(_NOTHING)
        told = f"Trang {address} còn {missing} mục ghi “{_NOTHING}”."
        return _Part("mot-phan", (told,), (f"Bổ sung các mục còn thiếu của trang {address}.",))
    return _Part("dat")


def _by_rule(rule: Rule, findings: Sequence[Finding], looked: Looked) -> _Part:  # type: ignore[type-arg]
    items = looked.items.get(rule.subject, 0)
    if items == 0:
        return _Part("khong-kiem-duoc")
    told = tuple(f"{rule.id}: {finding.message}" for finding in findings[:_MOST_TOLD])
    if len(findings) > _MOST_TOLD:
        told += (f"{rule.id}: và {len(findings) - _MOST_TOLD} điều nữa.",)
    raises = tuple(dict.fromkeys(finding.hint for finding in findings[:_MOST_TOLD] if finding.hint))
    return _Part(_rule_verdict(rule, findings, items), told, raises)


def _rule_verdict(rule: Rule, findings: Sequence[Finding], items: int) -> Verdict:  # type: ignore[type-arg]
    if rule.subject in ("site", "plan"):
        if any(finding.severity == "error" for finding in findings):
            return "khong-dat"
        return "mot-phan" if findings else "dat"
    wrong = {finding.place.path for finding in findings if finding.severity == "error"}
    doubtful = {finding.place.path for finding in findings if finding.severity == "warning"}
    if 100 * len(wrong) > PARTIAL_PERCENT * items:
        return "khong-dat"
    return "mot-phan" if wrong or 100 * len(doubtful) > PARTIAL_PERCENT * items else "dat"


def _condition(rules: Sequence[Rule], has_pages: bool) -> str:  # type: ignore[type-arg]
    told = []
    if has_pages:
        told.append("Trang của mục có nội dung, không còn chỗ ghi “Chưa có thông tin”")
    if any(rule.subject in ("site", "plan") for rule in rules):
        told.append("các quy tắc về toàn cổng không có phát hiện")
    if any(rule.subject not in ("site", "plan") for rule in rules):
        told.append(
            f"không bài, tệp, trang nào có lỗi chặn, số có cảnh báo không quá {PARTIAL_PERCENT}% "
            f"(có lỗi chặn nhưng không quá {PARTIAL_PERCENT}%: đạt một phần)"
        )
    joined = "; ".join(told) or "Người có trách nhiệm xác nhận bằng hồ sơ"
    return f"{joined[:1].upper()}{joined[1:]}."


def _how(duty: Duty, rules: Sequence[Rule], pages: Sequence[str], looked: Looked) -> str:  # type: ignore[type-arg]
    told = []
    if pages:
        told.append(f"đọc trang {', '.join(pages)}")
    if rules:
        subjects = dict.fromkeys(rule.subject for rule in rules)
        read = ", ".join(f"{looked.items.get(subject, 0)} {_SUBJECTS[subject]}" for subject in subjects)
        told.append(f"quy tắc {', '.join(rule.id for rule in rules)} trên toàn bộ {read}")
    waiting = [absent for absent in LEDGER if absent.state == "waiting" and duty.code in absent.basis]
    if waiting:
        told.append(f"chưa xét {', '.join(f'{one.id} (cần {one.why})' for one in waiting)}")
    if not told:
        by_theme = "giao diện bảo đảm, phép thử của chương trình xét"
        told.append(by_theme if duty.answered == "theme" else "việc của người, máy không xét")
    joined = "; ".join(told)
    return f"{joined[:1].upper()}{joined[1:]}."


_SUBJECTS = {
    "source": "bài và trang", "picture": "ảnh", "attachment": "tệp đính kèm", "page": "trang đã dựng", "site": "cổng",
    "plan": "kế hoạch",
}  # fmt: skip
