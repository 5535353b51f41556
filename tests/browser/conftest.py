"""One build of the three portals, one browser, one look at every page that is shown."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.built_portals import Built, build_all
from browser.chromium import opened
from browser.local_server import served
from browser.looks import Look, Looker, quiet_window
from browser.shown_pages import every_shown

Opener = Callable[..., Page]
Looks = dict[str, Look]


@pytest.fixture(scope="session")
def portals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """`dak-lak`, `hau-giang`, `trang-thai`."""
    return build_all(tmp_path_factory.mktemp("cong"))


@pytest.fixture(scope="package")
def sites(portals: dict[str, Built]) -> Iterator[dict[str, str]]:
    """Name -> the address at which the portal is served."""
    with ExitStack() as servers:
        yield {name: servers.enter_context(served(portal.folder)) for name, portal in portals.items()}


# Playwright keeps an event loop running in the thread that opened it: tests outside this folder must not meet it.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture(scope="package")
def looks(browser: Browser, sites: dict[str, str]) -> Looks:
    """`dak-lak/lich/` -> what the browser found there."""
    looker = Looker(browser)
    return {portal + address: looker.look(sites[portal] + address) for portal, address in every_shown()}


@pytest.fixture
def show(browser: Browser, sites: dict[str, str]) -> Iterator[Opener]:
    """`show("dak-lak", "/", width=360)` -> the page, loaded in a new window."""
    windows: list[BrowserContext] = []

    def opened_page(portal: str, address: str, width: int = 1280, **wishes: Any) -> Page:
        window = quiet_window(browser, viewport={"width": width, "height": 800}, **wishes)
        windows.append(window)
        page = window.new_page()
        page.goto(sites[portal] + address)
        return page

    yield opened_page
    for window in windows:
        window.close()
