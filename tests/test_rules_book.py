"""The rule book is whole: every rule has its page, its ground and its place."""

import re
from typing import Any

import pytest

from portal.build.engine_version import engine_version
from portal.law.law_book import DUTIES, duty
from portal.rules.book import BOOK
from portal.rules.edition import EDITION_DAY
from portal.rules.ledger import LEDGER
from portal.rules.manual import explained, grounds, known_ids, nearest_rule, rule_list, rule_notes
from portal.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", BOOK, ids=lambda rule: rule.id)


def test_findings_are_not_kept_from_one_rule_book_to_another() -> None:
    assert engine_version() != engine_version(("rules",))


def test_ids_are_in_order_and_unique() -> None:
    ids = [rule.id for rule in BOOK]

    assert sorted(set(ids)) == ids


def test_names_are_unique_and_slugs() -> None:
    names = [rule.name for rule in BOOK] + [absent.name for absent in LEDGER]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_no_id_stands_in_the_book_and_in_the_ledger() -> None:
    assert not {rule.id for rule in BOOK} & {absent.id for absent in LEDGER}


@each_rule
def test_each_basis_of_a_rule_exists(rule: Rule[Any]) -> None:
    assert [] == [code for code in rule.basis if duty(code) is None]


@pytest.mark.parametrize("absent", LEDGER, ids=lambda absent: absent.id)
def test_each_basis_of_the_ledger_exists(absent) -> None:  # type: ignore[no-untyped-def]
    assert [] == [code for code in absent.basis if duty(code) is None]


@each_rule
def test_an_error_rests_on_a_clause_that_may_block(rule: Rule[Any]) -> None:
    # characters that are lost, or that no program can read, break the page itself
    if rule.severity == "error":
        assert any(found.may_block for code in rule.basis if (found := duty(code)) is not None)


def test_every_clause_answered_by_a_rule_has_one_or_waits_for_one() -> None:
    answered = {code for rule in BOOK for code in rule.basis} | {code for absent in LEDGER for code in absent.basis}

    assert [] == [each.code for each in DUTIES if each.answered == "rule" and each.code not in answered]


@each_rule
def test_a_page_says_what_is_found_in_one_sentence(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"[^\n]{10,180}\.", rule.title)


@each_rule
def test_a_page_speaks_as_the_office_does(rule: Rule[Any]) -> None:
    prose = "\n".join(line for line in rule.page.split("\n") if not line.startswith("    "))

    assert not re.search(r"(?<!\w)(?:vui lòng|không hợp lệ)(?!\w)|(?<!“)!", prose)


def test_the_list_names_every_rule_and_every_absent_one() -> None:
    lines = list(rule_list(EDITION_DAY))

    assert len(BOOK) + len(LEDGER) == len(lines)


def test_an_explanation_ends_with_the_ground_in_the_law() -> None:
    told = explained("VB-09")

    assert told is not None
    assert told.startswith("VB-09 so-ngay-de-trong (chặn)")
    assert "Căn cứ: Điều 15 khoản 2 Nghị định số 30/2020/NĐ-CP" in told


def test_an_absent_rule_is_explained_by_what_it_waits_for() -> None:
    assert "chờ dữ liệu" in (explained("TT37-04") or "")
    assert explained("VB-99") is None


def test_the_nearest_id_is_told() -> None:
    assert (nearest_rule("VB-9") or "").startswith("Gần nhất: “VB-")


def test_a_rule_without_clause_says_that_it_is_our_own_convention() -> None:
    own = next(rule for rule in BOOK if not rule.basis)

    assert ["Căn cứ: quy ước của cổng."] == list(grounds(own))


def test_notes_for_reports_carry_the_page() -> None:
    notes = rule_notes()

    assert {rule.id for rule in BOOK} == set(notes)
    assert "Sai" in notes["RT-01"].page


def test_settings_may_name_every_id() -> None:
    assert {"VB-09", "TT37-03"} <= known_ids()
