"""One build of the three portals, one browser; what a test needs and the machine lacks is said in one line."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.built_portals import Built, build_all
from browser.chromium import opened
from browser.local_server import served

# The moment of the portal of all states: its urgent strip is still to be seen.
MOMENT = "2024-06-15T08:00:00+07:00"


@dataclass(slots=True)
class Seen:
    """A page in the browser, and what the browser said of it while it loaded."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Opener = Callable[..., Seen]


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


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A new window; whatever playwright's `new_context` takes."""
    windows: list[BrowserContext] = []

    def new(width: int = 1280, height: int = 800, **wishes: object) -> BrowserContext:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **wishes)
        context.clock.set_fixed_time(MOMENT)
        windows.append(context)
        return context

    yield new
    for context in windows:
        context.close()


@pytest.fixture
def show(window: Callable[..., BrowserContext], sites: dict[str, str]) -> Opener:
    """`show("dak-lak", "/", width=360)` -> the page, loaded in a new window."""

    def opened_page(portal: str, address: str, width: int = 1280, **wishes: object) -> Seen:
        page = window(width, **wishes).new_page()
        seen = Seen(page)
        page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("request", lambda request: seen.requests.append(request.url))
        # A page that sends its reader on is looked at where it stands.
        page.route(lambda url: url != sites[portal] + address, _stay)
        page.goto(sites[portal] + address, wait_until="load")
        return seen

    return opened_page


def _stay(route: object) -> None:
    if route.request.is_navigation_request():
        route.abort("aborted")
    else:
        route.continue_()
