"""Safe corrections: made once, nothing else changed, and the rule is content afterwards."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.rules.facts import PortalFacts
from portal.rules.fixing import difference, fixed
from portal.rules.linting import lint_text

DAY = date(2024, 10, 1)
FACTS = PortalFacts()

CASES = [
    ("Toàn nghành chia sẽ.", "Toàn ngành chia sẻ.", "CT-06"),
    ("Nghành giáo dục.", "Ngành giáo dục.", "CT-06"),
    ("Sở GDÐT Ðắk Lắk.", "Sở GDĐT Đắk Lắk.", "CT-04"),
    ("Thông ba\u0301o.", "Thông báo.", "CT-03"),
    ("Kế hoạch số 84/KH- SGDĐT ngày 20/10/2017.", "Kế hoạch số 84/KH-SGDĐT ngày 20/10/2017.", "VB-03"),
    ("Nghị quyết số 12/NQ-HDND ngày 05/9/2024.", "Nghị quyết số 12/NQ-HĐND ngày 05/9/2024.", "VB-02"),
    ("Thông tư số 37/2020/TTBGDĐT ngày 05/10/2020.", "Thông tư số 37/2020/TT-BGDĐT ngày 05/10/2020.", "VB-01"),
    ("Sở GDĐT Đăk Lăk.", "Sở GDĐT Đắk Lắk.", "DV-05"),
    ("Hai  dấu cách.", "Hai dấu cách.", "CT-10"),
    ("Không khí chan hòa, hoà thuận.", "Không khí chan hòa, hòa thuận.", "CT-05"),
    ("Bộ giáo dục và đào tạo.", "Bộ Giáo dục và Đào tạo.", "CT-08"),
    ("Theo Luật giáo dục.", "Theo Luật Giáo dục.", "CT-09"),
    ("Sở GDĐT, Sở GDĐT, Phòng GD&ĐT.", "Sở GDĐT, Sở GDĐT, Phòng GDĐT.", "CT-18"),
]


@pytest.mark.parametrize(("wrong", "right", "code"), CASES)
def test_a_fix_mends_and_its_rule_is_content(wrong: str, right: str, code: str) -> None:
    result = fixed("bai.md", wrong + "\n", DAY, FACTS)

    assert (right + "\n", (code,)) == (result.text, result.rules)
    assert code not in {finding.code for finding in lint_text("bai.md", result.text, DAY, FACTS)}


@pytest.mark.parametrize(("wrong", "right", "code"), CASES)
def test_a_fix_keeps_line_ends_and_code(wrong: str, right: str, code: str) -> None:
    text = f"Đầu.\r\n\r\n{wrong}\r\n\r\n```\n{wrong.encode('ascii', 'ignore').decode()}  x\n```\n"

    result = fixed("bai.md", text, DAY, FACTS)

    assert text.replace(wrong, right) == result.text


@given(st.text(alphabet="aàáoòóuýhqgđĐDÐ nghành hoà thuỷ,.\u0301\u200b\n  -/&GDT12", max_size=200))
@settings(max_examples=150, deadline=None)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = fixed("bai.md", text, DAY, FACTS)

    assert once.text == fixed("bai.md", once.text, DAY, FACTS).text


def test_clean_text_is_left_alone() -> None:
    text = "\ufeffTrường khai giảng năm học mới.\n"

    assert (text, ()) == (fixed("bai.md", text, DAY, FACTS).text, fixed("bai.md", text, DAY, FACTS).rules)


def test_the_difference_is_unified_and_empty_when_nothing_changed() -> None:
    assert "-nghành\n+ngành\n" in difference("bai.md", "nghành\n", "ngành\n")
    assert "" == difference("bai.md", "a\n", "a\n")
