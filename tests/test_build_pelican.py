"""Pelican's part: its settings that mean nothing here are refused, its signals are sent, its readers stay out."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from pelican.plugins import signals

from edits import AS_OF, asked
from portal.build.pelican_portal import PortalPelican, open_pelican
from portal.build.portal_build import build
from portal.build.settings import REPOSITORY

PortalMaker = Callable[..., Path]


def pelican(portal: PortalMaker, **settings: object) -> PortalPelican:
    """Pelican as `pelicanconf.py` opens it, with other settings laid over."""
    opened = open_pelican(asked(portal()))
    opened.settings.update(settings)
    return opened


def test_the_shipped_settings_are_all_known(portal: PortalMaker):
    assert () == pelican(portal).refused


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("ARTICLE_URL", "{slug}/", "Địa chỉ trang lấy từ đường dẫn"),
        ("ARTICLE_SAVE_AS", "{slug}/index.html", "Địa chỉ trang lấy từ đường dẫn"),
        ("SITENAME", "Cổng của tôi", "cong.yaml"),
        ("DELETE_OUTPUT_DIRECTORY", True, "OUTPUT"),
        ("CACHE_CONTENT", True, "pickle"),
        ("RELATIVE_URLS", True, "gốc tên miền"),
        ("TYPOGRIFY", True, "Xóa dòng này"),
        ("FEED_ALL_ATOM", "feed.xml", "Xóa dòng này"),
        ("JINJA_ENVIRONMENT", {"autoescape": False}, "Xóa dòng này"),
        ("SITEURLL", "https://a.example", "SITEURL"),
        ("PLUGIN", ["x"], "PLUGINS"),
    ],
)
def test_a_setting_without_meaning_is_refused_with_what_to_do(portal: PortalMaker, key: str, value: object, hint: str):
    refused = pelican(portal, **{key: value}).refused

    assert [("pelicanconf.py", "DL-18", "error", key)] == [
        (finding.place.path, finding.code, finding.severity, finding.target) for finding in refused
    ]
    assert hint in (refused[0].hint or "")


def test_pelican_with_a_refused_setting_builds_nothing(portal: PortalMaker, tmp_path: Path):
    content = portal()
    told = subprocess.run(
        [sys.executable, "-P", "-m", "pelican", str(content), "-s", str(REPOSITORY / "pelicanconf.py"),
         "-o", str(tmp_path / "ra"), "--cache-path", str(tmp_path / "kho"), "-d"],
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "AS_OF": AS_OF}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert 2 == told.returncode
    assert "pelicanconf.py:1:1: DL-18 Cài đặt “DELETE_OUTPUT_DIRECTORY”" in told.stdout
    assert not (tmp_path / "ra").exists()


def test_the_theme_escapes_what_is_not_marked_as_sanitised(portal: PortalMaker):
    environment = pelican(portal).generator().env

    assert "&lt;script&gt;" == environment.from_string("{{ text }}").render(text="<script>")


def test_a_template_that_reads_what_its_page_does_not_declare_fails(portal: PortalMaker):
    environment = pelican(portal).generator().env

    with pytest.raises(UndefinedError):
        environment.from_string("{{ articles }}").render()


def test_templates_come_from_our_theme_alone(portal: PortalMaker):
    environment = pelican(portal).generator().env

    assert "article.html" in environment.list_templates()
    with pytest.raises(TemplateNotFound):  # Pelican's `simple` theme has one
        environment.get_template("archives.html")


def test_plugins_are_told_what_happens_in_pelicans_words(portal: PortalMaker):
    settings = asked(portal())
    told: list[str] = []
    names = ("initialized", "all_generators_finalized", "content_written", "feed_written", "finalized")
    receivers = {name: (lambda sender, name=name, **_: told.append(name)) for name in names}
    for name, receiver in receivers.items():
        getattr(signals, name).connect(receiver)
    build(settings)

    assert list(names) == list(dict.fromkeys(sorted(told, key=names.index)))
    assert ("initialized", "finalized") == (told[0], told[-1])


def test_signals_name_files_that_stand_in_the_output(portal: PortalMaker):
    settings = asked(portal())
    paths: list[str] = []

    def note(path: str, **_: object) -> None:
        paths.append(path)
        assert os.path.isfile(path)

    signals.content_written.connect(note)
    build(settings)

    assert len(paths) == len(set(paths)) > 10
