"""`/tu-cham-diem/` and `/quy-tac/`, each as a page and as JSON: pages that report on the portal."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from portal.model.record import Record
from portal.pages.html_page import html_page
from portal.pages.json_text import json_text
from portal.pages.page import Page
from portal.pages.shelf import Shelf
from portal.pages.signpost import HOME, Signpost
from portal.rules.book import BOOK
from portal.rules.edition import EDITION_DAY, printed_edition, rule_set
from portal.rules.ledger import LEDGER
from portal.rules.manual import FAMILY_NAMES, SEVERITY_WORDS, STATE_WORDS, grounds, rule_values
from portal.rules.score import VERDICT_WORDS, ClauseScore, counts

SCORE = Signpost("Tự chấm điểm", "/tu-cham-diem/")
RULES = Signpost("Bộ quy tắc", "/quy-tac/")
SOURCE = ("scripts/portal/rules/book.py",)


class Tally(Record, frozen=True):
    """How many clauses have a verdict."""

    word: str
    count: int


class ScoreEntry(Record, frozen=True):
    """A clause as the page shows it. `clause`: without the circular's name."""

    anchor: str
    clause: str
    score: ClauseScore


class Block(Record, frozen=True):
    """A paragraph of a rule's page, or an example as it is written."""

    text: str
    example: bool


class RuleEntry(Record, frozen=True):
    """A rule as the page shows it."""

    id: str
    anchor: str
    name: str
    severity: str
    title: str
    blocks: tuple[Block, ...]
    grounds: tuple[str, ...]


class RuleFamily(Record, frozen=True):
    """Rules with one prefix."""

    id: str
    name: str
    rules: tuple[RuleEntry, ...]


class AbsentEntry(Record, frozen=True):
    """A rule of the source book that is not applied, with the reason."""

    id: str
    name: str
    state: str
    why: str


def report_pages(shelf: Shelf, scores: Sequence[ClauseScore], as_of: date, edition: date) -> tuple[Page, ...]:
    """The four files. `as_of`: day of the assessment; `edition`: of the rule set it was made by."""
    return (
        _score_page(shelf, scores, as_of, edition),
        _data(f"{SCORE.address}index.json", score_value(scores, as_of, edition)),
        _rules_page(shelf),
        _data(f"{RULES.address}index.json", book_value()),
    )


def score_value(scores: Sequence[ClauseScore], as_of: date, edition: date) -> dict[str, object]:
    """The assessment as data."""
    return {
        "version": 1,
        "rule_set": rule_set(edition),
        "rule_set_day": edition.isoformat(),
        "as_of": as_of.isoformat(),
        "counts": dict(counts(scores)),
        "clauses": list(scores),
    }


def book_value() -> dict[str, object]:
    """The rule book as data."""
    return {
        "version": 1,
        "rule_set": rule_set(),
        "rule_set_day": EDITION_DAY.isoformat(),
        "rules": list(rule_values()),
    }


def families() -> tuple[RuleFamily, ...]:
    """The book by families, in the order of ids."""
    names = dict.fromkeys(rule.family for rule in BOOK)
    return tuple(
        RuleFamily(
            family,
            FAMILY_NAMES.get(family, family),
            tuple(
                RuleEntry(
                    rule.id,
                    rule.id.lower(),
                    rule.name,
                    SEVERITY_WORDS[rule.severity],
                    rule.title,
                    tuple(_blocks(unicodedata.normalize("NFC", rule.page))),  # an example of NFD too
                    tuple(grounds(rule)),
                )
                for rule in BOOK
                if rule.family == family
            ),
        )
        for family in names
    )


def _score_page(shelf: Shelf, scores: Sequence[ClauseScore], as_of: date, edition: date) -> Page:
    count = counts(scores)
    return html_page(
        shelf,
        SCORE.address,
        "score.html",
        title="Tự chấm điểm cổng theo Thông tư số 37/2020/TT-BGDĐT",
        description="Từng điều khoản: đạt, đạt một phần, không đạt hay không kiểm được, kèm điều kiện và chỗ xem.",
        sources=SOURCE,
        steps=(HOME,),
        modified=as_of,
        scores=tuple(_entry(one) for one in scores),
        tally=tuple(Tally(word, count[verdict]) for verdict, word in VERDICT_WORDS.items()),
        edition=printed_edition(edition),
        as_of=as_of,
        rules_address=RULES.address,
        data=f"{SCORE.address}index.json",
    )


def _rules_page(shelf: Shelf) -> Page:
    return html_page(
        shelf,
        RULES.address,
        "rulebook.html",
        title="Bộ quy tắc của cổng",
        description="Mọi quy tắc soát bài và cổng: tìm gì, vì sao, căn cứ nào, ví dụ sai và đúng.",
        sources=SOURCE,
        steps=(HOME,),
        modified=EDITION_DAY,
        families=families(),
        absent=tuple(AbsentEntry(one.id, one.name, STATE_WORDS[one.state], one.why) for one in LEDGER),
        edition=printed_edition(),
        data=f"{RULES.address}index.json",
    )


def _entry(one: ClauseScore) -> ScoreEntry:
    place = one.place.partition(":")[2]
    clause = one.printed.partition(" Thông tư")[0]
    return ScoreEntry(f"dieu-{place.replace('.', '-').replace('đ', 'dd')}", clause, one)


def _blocks(page: str) -> Iterator[Block]:
    """Paragraphs joined into one line each; from `Sai:` on everything as it stands."""
    told, start, shown = page.partition("\n")[2].strip("\n").partition("\nSai")
    for paragraph in told.split("\n\n"):
        if paragraph.strip():
            yield Block(" ".join(paragraph.split()), False)
    if start:
        yield Block(f"Sai{shown}", True)


def _data(address: str, value: object) -> Page:
    return Page(address, "text", {"text": json_text(value)}, SOURCE)
