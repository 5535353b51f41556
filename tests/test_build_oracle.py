"""Whatever was done before, the output is what a build from nothing would give, byte for byte."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from edits import EDITS, Edit, new_world
from trees import differing, tree_bytes


@settings(
    max_examples=200 if os.environ.get("LONG") else 40,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # each step is a build: shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 10**6),
    edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=4),
    pause=st.integers(1, 4),
)
def test_a_rebuild_gives_what_a_build_from_nothing_gives(seed: int, edits: list[Edit], pause: int):
    with tempfile.TemporaryDirectory() as folder:
        world = new_world(Path(folder), seed)
        world.built()
        for number, edit in enumerate(edits):
            edit(world)
            if number % pause == 0:
                world.built()
        result = world.built()
        fresh, output = world.built_from_nothing(Path(folder) / "moi")

        assert [] == differing(tree_bytes(output), tree_bytes(world.settings.output))
        assert fresh == result
