"""What only looks like a fault is not told."""

from pathlib import Path

import pytest

from cases_links.harmless import HARMLESS
from cases_links.link_site import Case
from portal.links.inside import check_inside


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.name)
def test_a_look_alike_is_not_told(case: Case, tmp_path: Path) -> None:
    output = case.lay(tmp_path)

    result = check_inside(output, case.siteurl)

    assert () == result.findings


def test_the_set_of_look_alikes_is_larger_than_the_set_it_will_be_measured_by() -> None:
    assert 129 < len({case.name for case in HARMLESS}) == len(HARMLESS)
