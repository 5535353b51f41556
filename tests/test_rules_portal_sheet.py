"""The rules on `cong.yaml` answer as their pages say."""

from typing import Any

import pytest

from portal.model.portal import Portal
from portal.read.schema import read_sheet
from portal.read.yaml_file import read_yaml
from portal.rules import portal_sheet
from portal.rules.book import rules_of
from portal.rules.examples import Example, examples
from portal.rules.portal_sheet import PortalRead
from portal.rules.rule import Rule

BASE = (
    "name: Sở Giáo dục và Đào tạo X",
    "short: Sở GDĐT X",
    "siteurl: https://cong.example",
    "bodies: {managing: Sở, superior: Ủy ban nhân dân tỉnh X}",
    "# dữ liệu của ví dụ",
)
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}")
    for rule in rules_of(portal_sheet)
    for n, example in enumerate(examples(rule.page), 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_is_answered_as_its_page_says(rule: Rule[Any], example: Example) -> None:
    key = example.text.partition(":")[0]
    base = "\n".join("#" if line.startswith(f"{key}:") else line for line in BASE)
    sheet, _ = read_yaml(f"{base}\n{example.text}", "content/cong.yaml")
    portal, findings = read_sheet(Portal, sheet)
    assert portal is not None, findings

    told = [f"{a.place.line}:{a.place.col} {a.message}" for a in rule.find(PortalRead(portal, sheet))]

    assert list(example.answers) == told


def test_a_home_address_of_a_test_is_no_mistake() -> None:
    sheet, _ = read_yaml("\n".join(BASE), "content/cong.yaml")
    portal, _ = read_sheet(Portal, sheet)
    assert portal is not None

    rules = {rule.id: rule for rule in rules_of(portal_sheet)}

    assert [] == list(rules["BC-07"].find(PortalRead(portal, sheet)))
