"""The law as data is whole and consistent."""

from datetime import date
from pathlib import Path

import pytest

from portal.law.abbreviations import DOCUMENT_TYPES
from portal.law.clause import Clause, Instrument
from portal.law.duty import duties
from portal.law.groups import GROUPS
from portal.law.known_texts import BY_SYMBOL as KNOWN
from portal.law.law_book import DUTIES, INSTRUMENTS, duty
from portal.law.places import ENDED_PROVINCES, STANDING_PROVINCES
from portal.law.superseded import BY_SYMBOL, SUPERSEDED
from portal.law.time_limits import TIME_LIMITS


def test_every_instrument_file_is_collected() -> None:
    folder = Path(__file__).parent.parent / "scripts/portal/law/instruments"

    files = [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]

    assert len(files) == len(INSTRUMENTS)


def test_codes_of_instruments_and_of_duties_are_unique() -> None:
    codes = [instrument.code for instrument in INSTRUMENTS]
    clauses = [each.code for each in DUTIES]

    assert len(codes) == len(set(codes))
    assert len(clauses) == len(set(clauses))


def test_a_code_finds_its_clause_as_cited() -> None:
    found = duty("TT37:8.1.a")

    assert found is not None
    assert "Điều 8 khoản 1 điểm a Thông tư số 37/2020/TT-BGDĐT" == found.clause.printed


def test_no_code_of_another_form_finds_anything() -> None:
    assert duty("TT37:99") is None


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.id)
def test_every_circular_37_clause_of_a_group_is_a_duty_or_holds_duties(group) -> None:  # type: ignore[no-untyped-def]
    codes = {each.code for each in DUTIES}

    for clause in group.clauses:
        if clause.instrument.code == "TT37" and clause.article in (8, 12, 16):
            assert any(code == clause.code or code.startswith(clause.code + ".") for code in codes), clause.code


def test_a_2026_copy_may_block_only_when_a_person_confirmed_it() -> None:
    copy = Instrument("X", "Nghị định số 1/2026/NĐ-CP", "", date(2026, 7, 1))
    confirmed = Instrument("X", "Nghị định số 1/2026/NĐ-CP", "", date(2026, 7, 1), confirmed=True)

    assert not duties(copy, ("1", "V1c", "rule", "Một việc."))[0].may_block
    assert duties(confirmed, ("1", "V1c", "rule", "Một việc."))[0].may_block
    assert duties(copy, ("1", "V1", "rule", "Một việc."))[0].may_block
    assert not duties(copy, ("1", "M", "rule", "Một việc."))[0].may_block


def test_an_instrument_is_in_force_from_its_first_to_its_last_day() -> None:
    text = Instrument("X", "X", "", date(2020, 1, 2), date(2021, 1, 2))

    assert not text.in_force(date(2020, 1, 1))
    assert text.in_force(date(2020, 1, 2))
    assert text.in_force(date(2021, 1, 2))
    assert not text.in_force(date(2021, 1, 3))


def test_no_text_is_superseded_twice_and_none_before_it_was_issued() -> None:
    assert len(SUPERSEDED) == len(BY_SYMBOL)
    for symbol, known in KNOWN.items():
        if symbol in BY_SYMBOL:
            assert known.issued < BY_SYMBOL[symbol].since


def test_sixty_three_provinces_became_thirty_four() -> None:
    assert 34 == len(STANDING_PROVINCES)
    assert 29 == len(ENDED_PROVINCES)
    assert not set(ENDED_PROVINCES) & set(STANDING_PROVINCES)
    for now in ENDED_PROVINCES.values():
        assert now.removeprefix("Thành phố ") in STANDING_PROVINCES


def test_each_type_of_document_has_its_own_abbreviation() -> None:
    assert len(DOCUMENT_TYPES) == len(set(DOCUMENT_TYPES.values()))


def test_each_time_limit_stands_on_a_duty() -> None:
    assert [] == [limit.basis for limit in TIME_LIMITS if duty(limit.basis) is None]


def test_a_clause_without_a_part_is_printed_without_it() -> None:
    text = Instrument("X", "Luật X", "", date(2020, 1, 1))

    assert "Điều 7 Luật X" == Clause(text, 7).printed
    assert "X:7" == Clause(text, 7).code
