"""What the browser finds on a page: loaded once with and once without script, measured narrow and wide."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from browser.needed_programs import AXE

# The moment of the portal of all states: its urgent strip is still to be seen.
MOMENT = "2024-06-15T08:00:00+07:00"

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that a dark page changes
AXE_RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)))"""

# A link inside a sentence may be as high as its line; the target of a stretched link is its whole box.
SMALL_TARGETS = """() => {
  const block = element => getComputedStyle(element).display === "inline" ? block(element.parentElement) : element;
  const alone = element => block(element).textContent.trim() === element.textContent.trim();
  return [...document.querySelectorAll("a[href], button, summary, input")]
    .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.matches(".skip"))
    .filter(element => getComputedStyle(element).display !== "inline" || alone(element))
    .map(element => [element, (element.closest(".hit") ?? element).getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.9 || box.width < 23.9)
    .map(([element, box]) => `${box.width.toFixed(0)} x ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 120)}`);
}"""

# Text in lines lower than 1.3, smaller than 15 px, or cut by its own box.
LOW_LINES = """() => [...document.querySelectorAll("body *")]
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(element => element.checkVisibility() && !element.closest("sup, .vh"))
  .map(element => [element, getComputedStyle(element)])
  .filter(([element, style]) => !(parseFloat(style.lineHeight) / parseFloat(style.fontSize) >= 1.299)
    || parseFloat(style.fontSize) < 15
    || style.overflowY !== "visible" && element.clientHeight && element.scrollHeight > element.clientHeight + 1)
  .map(([element, style]) => `${style.lineHeight} / ${style.fontSize}: ${element.outerHTML.slice(0, 120)}`)"""

BROKEN_PICTURES = """() => {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  return Promise.all(pictures.map(picture => picture.decode().then(() => null, () => picture.src)))
    .then(answers => answers.filter(answer => answer !== null));
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """One page as found. `axe`: (width and scheme, finding); `width_px`: of the document in a window of 320 px."""

    errors: tuple[str, ...]
    hosts: frozenset[str | None]
    broken_pictures: tuple[str, ...]
    words: str
    words_without_script: str
    width_px: int
    small_targets: tuple[str, ...]
    low_lines: tuple[str, ...]
    axe: tuple[tuple[str, str], ...]


def quiet_window(browser: Browser, **wishes: Any) -> BrowserContext:
    """A window without motion, in which it is always `MOMENT`; `wishes` as playwright's `new_context` takes them."""
    context = browser.new_context(reduced_motion="reduce", **wishes)
    context.clock.set_fixed_time(MOMENT)
    return context


class Looker:
    """Two tabs, reused for every page: opening windows costs more than loading pages."""

    def __init__(self, browser: Browser) -> None:
        self._axe = AXE.read_text("utf-8")
        self._page = quiet_window(browser).new_page()
        self._plain = quiet_window(browser, java_script_enabled=False).new_page()
        self._errors: list[str] = []
        self._requests: list[str] = []
        self._page.on("console", lambda said: self._errors.append(said.text) if said.type == "error" else None)
        self._page.on("pageerror", lambda error: self._errors.append(str(error)))
        self._page.on("request", lambda request: self._requests.append(request.url))

    def look(self, url: str) -> Look:
        """Loads the page and measures it."""
        self._errors.clear()
        self._requests.clear()
        page = self._page
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(url)
        broken = page.evaluate(BROKEN_PICTURES)
        words = page.inner_text("body")
        self._plain.set_viewport_size({"width": 1280, "height": 800})
        self._plain.goto(url)
        low = page.evaluate(LOW_LINES)
        page.set_viewport_size({"width": 320, "height": 740})
        width_px = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 360, "height": 740})
        small = page.evaluate(SMALL_TARGETS)
        return Look(
            errors=tuple(self._errors),
            hosts=frozenset(urlsplit(asked).hostname for asked in self._requests),
            broken_pictures=tuple(broken),
            words=words,
            words_without_script=self._plain.inner_text("body"),
            width_px=width_px,
            small_targets=tuple(small),
            low_lines=tuple(low),
            axe=tuple(_axe_findings(page, self._axe)),
        )


def _axe_findings(page: Page, axe: str) -> list[tuple[str, str]]:
    page.evaluate(axe)
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        found += [(f"{width} light", told) for told in page.evaluate(AXE_RUN, AXE_TAGS)]
        page.emulate_media(color_scheme="dark")
        found += [(f"{width} dark", told) for told in page.evaluate(AXE_RUN, COLOUR_RULES)]
    page.emulate_media(color_scheme="light")
    return found
