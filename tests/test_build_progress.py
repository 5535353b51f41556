"""`portal.build.progress`: what a build says of its slowest files."""

import pytest

from portal.build.progress import Progress


def test_the_ten_slowest_files_are_named_slowest_first(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(is_verbose=True)
    for n in range(12):
        progress.took(f"trang-{n}/index.html", n / 1000)

    progress.tell_slowest()

    told = capsys.readouterr().err.splitlines()
    assert [f"trang-{n}/index.html" for n in range(11, 1, -1)] == [line.split()[-1] for line in told]
    assert "    11 ms  trang-11/index.html" == told[0]


def test_nothing_is_named_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    progress.took("trang/index.html", 1.0)

    progress.tell_slowest()

    assert "" == capsys.readouterr().err
