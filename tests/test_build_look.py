"""The walk over the sources: the same whoever walks."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from edits import asked
from portal.build import look, workers
from portal.build.look import Look, look_at
from portal.build.settings import BuildSettings

UNITS = 40


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    """A portal of many units; some files were touched just now, some long ago, one has a name that is no text."""
    content = tmp_path / "content"
    for n in range(UNITS):
        article = content / "tin-bai" / f"don-vi-{n}" / "2024-05-02-mot"
        article.mkdir(parents=True)
        (article / "index.md").write_text(f"Bài {n}.", "utf-8")
    (content / "cong.yaml").write_text("name: x\n", "utf-8")
    os.close(os.open(os.fsencode(content / "tin-bai/don-vi-3") + b"/\xff.md", os.O_CREAT | os.O_WRONLY))
    return asked(content)


def seen(found: Look) -> Look:
    """But for the moment."""
    return replace(found, scanned_ns=0, fresh=tuple(sorted(found.fresh)))


@pytest.mark.parametrize("later_ns", [0, 60_000_000_000], ids=["just_touched", "long_ago"])
def test_two_processes_see_what_one_sees(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch, later_ns: int
) -> None:
    now_ns = look.time.time_ns() + later_ns
    monkeypatch.setattr(look.time, "time_ns", lambda: now_ns)
    monkeypatch.setattr(look.os, "sched_getaffinity", lambda _: {0, 1})
    by_two = seen(look_at(settings, frozenset({"content/cong.yaml"})))
    monkeypatch.setattr(look.os, "sched_getaffinity", lambda _: {0})

    by_one = seen(look_at(settings, frozenset({"content/cong.yaml"})))

    assert by_one == by_two
    assert (UNITS if later_ns else 0) == len(by_one.units)


def test_a_process_that_is_stopped_leaves_its_half_to_the_first(
    settings: BuildSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look.os, "sched_getaffinity", lambda _: {0, 1})
    whole = seen(look_at(settings))
    monkeypatch.setattr(workers, "_answer", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    assert whole == seen(look_at(settings))
