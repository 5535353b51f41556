"""Pages whose inputs are made later: while what they are made from stands, so do they."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from edits import EDITS, new_world
from portal.build import site_plan
from portal.pages.later import LaterInputs, later_page
from portal.pages.page import Page, PagePlan


def encoded(inputs: Mapping[str, object]) -> bytes:
    return msgspec.msgpack.encode(dict(inputs))


@pytest.mark.parametrize("seed", range(4))
def test_what_a_page_is_made_from_says_what_its_inputs_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int):
    known: dict[tuple[str, bytes], bytes] = {}
    plan: Callable[..., PagePlan] = site_plan.plan_pages

    def noted(*given: object) -> PagePlan:
        found = plan(*given)
        for page in found.pages:
            if isinstance(page.inputs, LaterInputs):
                inputs = encoded(page.inputs)
                assert inputs == known.setdefault((page.path, page.inputs.origin), inputs), page.path
        return found

    monkeypatch.setattr(site_plan, "plan_pages", noted)
    world = new_world(tmp_path, seed, articles=8)
    world.built()
    for edit in world.random.choices(EDITS, k=8):
        edit(world)
        world.built()

    assert len(known) > 15


def test_inputs_are_made_when_they_are_read_and_once():
    made: list[str] = []

    def make() -> Page:
        made.append("trang")
        return Page("/a/", "list.html", {"title": "A", "cards": ()}, ("content/cong.yaml",))

    page = later_page(b"1", make, "/a/", "list.html", ("content/cong.yaml",))

    assert ([], "a/index.html") == (made, page.path)
    assert {"title": "A", "cards": ()} == dict(page.inputs)
    assert (2, "A", ["trang"]) == (len(page.inputs), page.inputs["title"], made)


def test_a_page_that_comes_out_elsewhere_than_was_told_is_a_fault_of_ours():
    page = later_page(b"1", lambda: Page("/a/", "list.html", {}, ()), "/b/", "list.html", ())

    with pytest.raises(AssertionError):
        dict(page.inputs)
