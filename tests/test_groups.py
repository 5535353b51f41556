"""The groups of information as data: law/groups.py."""

from portal.law.groups import GROUPS, GROUPS_BY_ID
from portal.read.tree import GROUP_FOLDERS


def test_the_groups_are_numbered_without_a_gap():
    assert [f"G{n:02d}" for n in range(1, 28)] == [group.id for group in GROUPS]


def test_those_that_must_always_exist_have_an_address_and_an_empty_text():
    always = [group for group in GROUPS if group.always]

    assert [*[f"G{n:02d}" for n in range(1, 19)], "G24"] == [group.id for group in always]
    assert all(group.addresses and group.empty and group.belongs and group.clauses for group in always)


def test_a_clause_is_printed_as_an_office_cites_it():
    printed = [clause.printed for clause in GROUPS_BY_ID["G01"].clauses]

    assert "Điều 8 khoản 1 điểm a Thông tư số 37/2020/TT-BGDĐT" == printed[0]


def test_no_text_claims_work_that_is_not_under_way():
    assert [] == [group.id for group in GROUPS if "đang được" in group.empty]


def test_every_folder_of_group_data_has_a_group_or_is_named_elsewhere():
    addresses = {address.split("/")[1] for group in GROUPS for address in group.addresses}

    assert {"chuyen-de", "lich"} == GROUP_FOLDERS - addresses
