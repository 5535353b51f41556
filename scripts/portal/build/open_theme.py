"""The theme as Pelican opens it, no sooner than a page is to be rendered: importing Pelican takes half a second."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from portal.build.settings import BuildSettings
from portal.findings.finding import Finding
from portal.pages.page import Page
from portal.pages.words import FILTERS

if TYPE_CHECKING:
    from jinja2 import Environment

    from portal.build.pelican_portal import PortalPelican


class OpenTheme:
    """`pelican`: the instance that asks for the build, when its own command does."""

    def __init__(self, settings: BuildSettings, pelican: "PortalPelican | None") -> None:
        self._settings = settings
        self._pelican = pelican
        self._environment: Environment | None = None

    @property
    def pelican(self) -> "PortalPelican":
        """The one Pelican of this build."""
        if self._pelican is None:
            from portal.build.pelican_portal import open_pelican

            self._pelican = open_pelican(self._settings)
        return self._pelican

    @cached_property
    def refused(self) -> tuple[Finding, ...]:
        """Settings of Pelican's that mean nothing here, as they were before its readers changed them."""
        return self.pelican.refused

    @property
    def has_plugins(self) -> bool:
        """Whether somebody wants to be told of what is done."""
        return bool(self.pelican.plugins)

    @property
    def is_open(self) -> bool:
        """Whether templates can be drawn at once."""
        return self._environment is not None

    def open(self) -> "Environment":
        """The theme's environment, with the filters of the pages."""
        if self._environment is None:
            assert not self.refused, "a theme is drawn with settings that mean something"
            self._environment = self.pelican.generator().env
            self._environment.filters.update(FILTERS)
        return self._environment

    @property
    def parts(self) -> list[str]:
        """What the templates of pages draw in."""
        return [name for name in self.open().list_templates() if name.startswith("parts/")]

    def compile(self, template: str) -> None:
        """Ahead of the first page; a theme without it is no fault."""
        if template in self.open().list_templates():
            self.open().get_template(template)

    def draw(self, template: str, inputs: Mapping[str, object]) -> str:
        """One page. A template that reads what its page does not declare raises jinja2's UndefinedError."""
        return self.open().get_template(template).render(inputs)

    def tell_written(self, pages: Iterable[Page]) -> None:
        """Pelican's signals for the pages that now stand in OUTPUT, when it was opened."""
        if self._pelican is not None:
            self._pelican.tell_written(pages)
