"""Every template at 360 and 1280 px, light and dark, and once as print: `python -m browser.screenshots`.

`--few` is the folder of the two pictures that the README shows, `--all` that of everything else.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from browser.built_portals import build_all
from browser.chromium import opened
from browser.local_server import served
from browser.looks import BROKEN_PICTURES, quiet_window
from browser.shown_pages import SHOWN

WIDTHS = {360: 740, 1280: 800}
ARTICLE = "/tin-bai/van-phong/2024-05-14-tim-thong-tin-cuoc-thi-ky-thi/"


def main(arguments: Sequence[str]) -> None:
    """Builds the portals, takes the pictures, says how many."""
    parser = argparse.ArgumentParser(description="Chụp mọi mẫu trang.")
    parser.add_argument("--few", type=Path, default=Path("docs/screenshots"), help="hai ảnh của README")
    parser.add_argument("--all", type=Path, default=Path(".cache/screenshots"), help="mọi ảnh khác")
    parser.add_argument("--only", default="", help="chỉ chụp trang của mẫu này, ví dụ home")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work, opened() as browser:
        portals = build_all(Path(work))
        count = 0
        for name, pages in SHOWN.items():
            with served(portals[name].folder) as site:
                shown = {template: at for template, at in pages.items() if options.only in template}
                count += _take_all(browser, site, shown, options.all / name)
                if name == "dak-lak" and not options.only:
                    count += _take_few(browser, site, options.few)
    print(f"Đã chụp {count} ảnh vào {options.few} và {options.all}.")


def _take_few(browser: Browser, site: str, folder: Path) -> int:
    """The first screen of the home page, and of an article on a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, address, width in (("home-1280-light", "/", 1280), ("article-360-light", ARTICLE, 360)):
        context = _window(browser, width, "light")
        page = context.new_page()
        page.goto(site + address)
        page.screenshot(path=folder / f"{name}.png")
        context.close()
    return 2


def _take_all(browser: Browser, site: str, pages: dict[str, tuple[str, ...]], folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            context = _window(browser, width, scheme)
            page = context.new_page()
            for template, address in ((template, at) for template, found in pages.items() for at in found):
                page.goto(site + address)
                page.evaluate(BROKEN_PICTURES)  # loads what lies far below
                name = f"{_file_name(template, address)}-{width}-{scheme}.png"
                page.screenshot(path=folder / name, full_page=True)
                count += 1
            context.close()
    for template, addresses in pages.items():
        page = browser.new_page()
        page.goto(site + addresses[0])
        page.pdf(path=folder / f"{_file_name(template, addresses[0])}-print.pdf", format="A4")
        page.close()
        count += 1
    return count


def _window(browser: Browser, width: int, scheme: str) -> BrowserContext:
    """One pixel of the picture is one of the page."""
    size = {"width": width, "height": WIDTHS[width]}
    return quiet_window(browser, viewport=size, color_scheme=scheme, device_scale_factor=1)


def _file_name(template: str, address: str) -> str:
    last = address.strip("/").rpartition("/")[2].removesuffix(".html")
    return "-".join(filter(None, (template.removesuffix(".html"), last)))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
