"""Every planted fault is found, at its place, with its code, and nothing else is."""

from pathlib import Path

import pytest

from cases_links.faults import FAULTS
from cases_links.link_site import Case
from portal.links.inside import check_inside


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case.name)
def test_a_planted_fault_is_told_once_at_its_place(case: Case, tmp_path: Path) -> None:
    output = case.lay(tmp_path)

    result = check_inside(output, case.siteurl)

    found = [(f.place.path, f.place.line, f.place.col, f.code) for f in result.findings]
    assert sorted(case.expected) == found, [f"{f.code} {f.message}" for f in result.findings]


def test_the_set_of_faults_is_larger_than_the_set_it_will_be_measured_by() -> None:
    assert 166 < len({case.name for case in FAULTS}) == len(FAULTS)
