"""The theme as Pelican opens it, no sooner than a page is to be rendered: importing Pelican takes half a second."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portal.build.settings import BuildSettings
from portal.findings.finding import Finding
from portal.pages.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

    from portal.build.pelican_portal import PortalPelican


class OpenTheme:
    """`pelican`: the instance that asks for the build, when its own command does."""

    def __init__(self, settings: BuildSettings, pelican: "PortalPelican | None") -> None:
        self._settings = settings
        self._pelican = pelican

    @property
    def pelican(self) -> "PortalPelican":
        """The one Pelican of this build."""
        if self._pelican is None:
            from portal.build.pelican_portal import open_pelican

            self._pelican = open_pelican(self._settings)
        return self._pelican

    @property
    def refused(self) -> tuple[Finding, ...]:
        """Settings of Pelican's that mean nothing here."""
        return self.pelican.refused

    def environment(self) -> "Environment":
        """For the renderer."""
        return self.pelican.generator().env

    def tell_written(self, pages: Iterable[Page]) -> None:
        """Pelican's signals for the pages that now stand in OUTPUT, when it was opened."""
        if self._pelican is not None:
            self._pelican.tell_written(pages)
