"""Memory: what is told at once, what waits, what the file looks like."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.findings.finding import CannotRun, Place
from portal.links.outside.memory import Known, Memory, read_memory, remembered, write_memory
from portal.links.outside.outside_link import OutsideLink, Use
from portal.links.outside.policy import Announcing
from portal.links.outside.told import Judged, judged, link_findings
from portal.links.outside.verdict import VERDICTS, Outcome, Verdict

URL = "https://truong.example/tin"
START = date(2026, 11, 1)
LINK = OutsideLink(URL, (Use(Place("content/trang/a/index.md", 3, 1), URL, "index.md"),))


def after(*days: tuple[int, Verdict]) -> Judged:
    """The link after runs on these days (counted from START)."""
    memory = Memory()
    for offset, verdict in days:
        today = START + timedelta(days=offset)
        outcomes = {URL: Outcome(verdict)}
        memory = remembered(memory, outcomes, today)
    return judged([LINK], outcomes, memory, Announcing(), today)[0]


def test_a_link_that_never_worked_is_told_at_once() -> None:
    assert after((0, "dead")).announced


def test_a_link_that_worked_before_is_given_three_runs_over_seven_days() -> None:
    told = [after((0, "alive"), *((day, "dead") for day in days)).announced for days in ((7,), (7, 10), (7, 10, 14))]

    assert [False, False, True] == told


def test_three_runs_within_a_week_are_not_enough() -> None:
    assert not after((0, "alive"), (1, "dead"), (3, "dead"), (7, "dead")).announced


def test_two_runs_over_a_week_are_not_enough() -> None:
    assert not after((0, "alive"), (1, "dead"), (30, "dead")).announced


def test_runs_of_one_day_count_once() -> None:
    assert not after((0, "alive"), (1, "dead"), (9, "dead"), (9, "dead")).announced


def test_a_link_that_works_again_is_forgiven() -> None:
    assert not after((0, "alive"), (1, "dead"), (5, "dead"), (6, "alive"), (9, "dead")).announced


@pytest.mark.parametrize("verdict", ["unsure", "blocked"])
def test_doubt_neither_counts_as_failure_nor_forgives(verdict: Verdict) -> None:
    with_doubt = after((0, "alive"), (1, "dead"), (3, verdict), (5, "dead"), (9, "dead"))
    without = after((0, "alive"), (1, "dead"), (3, verdict), (9, "dead"))

    assert (True, False) == (with_doubt.announced, without.announced)


def test_failing_counts_from_the_first_failure_whatever_its_kind() -> None:
    last = after((0, "alive"), (1, "dead"), (5, "soft404"), (9, "dead"))

    assert (True, START + timedelta(days=1), 3) == (last.announced, last.since, last.known.failing_runs)


def test_a_blocked_link_is_never_told() -> None:
    assert not after(*((day, "blocked") for day in range(0, 200, 7))).announced


def test_long_doubt_is_told_as_a_hint() -> None:
    findings = [
        finding
        for last in (28, 35)
        for finding in link_findings(
            [after(*((day, "unsure") for day in range(0, last + 1, 7)))],
            Announcing(),
            frozenset(),
            START + timedelta(days=last),
        )
    ]

    assert [("LK-26", "hint")] == [(finding.code, finding.severity) for finding in findings]


def test_a_link_that_left_the_content_leaves_the_memory() -> None:
    memory = remembered(Memory({URL: Known("alive", START, START)}), {}, START)

    assert {} == memory.known


def test_what_was_not_asked_stays_as_it_was() -> None:
    known = Known("dead", START, START, failing_since=START, failing_runs=2, checked=START)

    memory = remembered(Memory({URL: known}), {URL: Outcome("unsure", asked=False)}, START + timedelta(days=9))

    assert known == memory.known[URL]


_DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
_KNOWN = st.builds(
    Known,
    st.sampled_from(list(VERDICTS)),
    _DAYS,
    _DAYS,
    st.none() | _DAYS,
    st.none() | _DAYS,
    st.integers(0, 99),
    st.none() | _DAYS,
)


@given(st.dictionaries(st.from_regex(r"https://[a-z]{1,9}\.vn/[a-zĐ#?=&%]{0,9}", fullmatch=True), _KNOWN, max_size=5))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, known: dict[str, Known]) -> None:
    path = tmp_path_factory.mktemp("nho") / "lien-ket-ngoai.tsv"
    memory = remembered(Memory(), {URL: Outcome("dead")}, START)

    write_memory(path, Memory(known, memory.runs))

    assert Memory(known, memory.runs) == read_memory(path)


def test_the_file_is_sorted_text_with_one_link_a_line(tmp_path: Path) -> None:
    path = tmp_path / "lien-ket-ngoai.tsv"
    outcomes = {"https://b.example/": Outcome("dead"), "https://a.example/": Outcome("alive")}

    write_memory(path, remembered(Memory(), outcomes, START))

    assert path.read_text("utf-8").split("\n")[1:] == [
        "# lượt 2026-11-01: alive 1, dead 1",
        "url\tverdict\tsince\tfirst_seen\tlast_alive\tfailing_since\tfailing_runs\tchecked",
        "https://a.example/\talive\t2026-11-01\t2026-11-01\t2026-11-01\t\t\t2026-11-01",
        "https://b.example/\tdead\t2026-11-01\t2026-11-01\t\t2026-11-01\t1\t2026-11-01",
        "",
    ]


@pytest.mark.parametrize(
    "line", ["<<<<<<< HEAD", "https://a.example/\tdead", "a\tlạ\tb\tc\td\te\tf\tg", "# lượt hôm qua: dead x"]
)
def test_a_damaged_file_stops_the_run_and_stays(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lien-ket-ngoai.tsv"
    path.write_text(line + "\n", "utf-8")

    with pytest.raises(CannotRun, match="dòng 1"):
        read_memory(path)
    assert line + "\n" == path.read_text("utf-8")
