"""The Nu HTML checker over every page and the stylesheet."""

import json
import subprocess
from pathlib import Path

from browser.built_portals import Built
from browser.needed_programs import VNU, need
from browser.sampler import SAMPLER

need("java", parts=(VNU,))


def _told(*arguments: str) -> list[str]:
    """What the checker says: errors, warnings and information alike."""
    command = ["java", "-Xss4m", "-jar", str(VNU), "--format", "json", *arguments]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return [
        f"{row.get('url', '').rpartition('/cong')[2]}:{row.get('lastLine')}: {row['message']}"
        for row in json.loads(answer.stderr)["messages"]
    ]


def test_the_checker_finds_nothing_on_any_page(portals: dict[str, Built]):
    pages = [str(portal.file(address)) for portal in portals.values() for address in portal.addresses]
    pages.append(str(portals["trang-thai"].file(SAMPLER)))

    assert len(pages) > 250
    assert [] == _told(*pages)


def test_the_checker_finds_nothing_in_the_stylesheet(portals: dict[str, Built]):
    sheets = [str(path) for portal in portals.values() for path in portal.folder.rglob("*.css")]

    assert 3 == len(sheets)
    assert [] == _told("--css", *sheets)


def test_the_checker_sees_what_is_wrong(tmp_path: Path):
    page = tmp_path / "cong.html"
    page.write_text("<!DOCTYPE html><html lang=vi><title>x</title><p><img src=a.png>", encoding="utf-8")

    assert 1 == len(_told(str(page)))
