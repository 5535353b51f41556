"""The three portals that the browser sees: both shipped ones, and the one that shows every state."""

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from browser.sampler import write_sampler
from portal.build.portal_build import build
from portal.build.settings import REPOSITORY, BuildSettings
from portal.model.moment import parse_moment
from portal.rules.report_files import make_report

PORTALS = REPOSITORY / "tests" / "portals"
TODAY = "2026-11-22"
MANY = 45  # articles of one topic: a list with newer and older pages
_SHORT = "title: Tin ngắn số {0}\nsummary: Một trong nhiều tin ngắn.\ntopic: chu-truong\nauthor: Văn phòng Sở"


@dataclass(frozen=True, slots=True)
class Built:
    """A portal in a folder of its own. `addresses`: all its HTML pages, sorted."""

    name: str
    folder: Path
    addresses: tuple[str, ...]

    def html(self, address: str) -> str:
        """A page as it was written."""
        return self.file(address).read_text("utf-8")

    def file(self, address: str) -> Path:
        """The file that answers to an address."""
        return self.folder / (address[1:] + ("index.html" if address.endswith("/") else ""))


def build_all(work: Path) -> dict[str, Built]:
    """Name -> portal: `dak-lak` and `hau-giang` as `make html` builds them, `trang-thai` with its drafts."""
    states = work / "trang-thai-content"
    shutil.copytree(PORTALS / "trang-thai", states)
    for number in range(MANY):
        _add_short_article(states, date(2024, 1, 20) + timedelta(days=number), number)
    built = {
        "dak-lak": _built("dak-lak", REPOSITORY / "content", work, TODAY),
        "hau-giang": _built("hau-giang", PORTALS / "hau-giang", work, TODAY),
        "trang-thai": _built("trang-thai", states, work, "2024-06-15", drafts=True),
    }
    write_sampler(built["trang-thai"].folder)
    return built


def _add_short_article(content: Path, day: date, number: int) -> None:
    folder = content / "tin-bai" / "van-phong" / f"{day.isoformat()}-tin-ngan-{number}"
    folder.mkdir()
    text = f"---\n{_SHORT.format(number)}\n---\nNội dung tin ngắn.\n"
    (folder / "index.md").write_text(text, encoding="utf-8")


def _built(name: str, content: Path, work: Path, as_of: str, drafts: bool = False) -> Built:
    output = work / name
    settings = BuildSettings(
        content=content,
        output=output,
        theme=REPOSITORY / "theme",
        cache=work / f"{name}.cache",
        siteurl=None,
        as_of=parse_moment(as_of),
        drafts=drafts,
    )
    result = build(settings)
    assert 0 == result.exit, [finding.message for finding in result.findings]
    if name == "dak-lak":  # as they stand in the live portal
        for file in make_report(settings, result).files:
            (output / file.path).parent.mkdir(exist_ok=True)
            (output / file.path).write_bytes(file.content)
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return Built(name, output, tuple("/" + page.removesuffix("index.html") for page in pages))
