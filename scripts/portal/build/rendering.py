"""A page as a value -> its bytes: with the theme's templates, or with a data writer of `pages`."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from portal.build.unlinked import unlinked
from portal.pages.page import Body, Page

Frames = Callable[[str, str | None], object]


class Renderer:
    """`frame` gives what surrounds the pages of (language, menu item), `body` the kept HTML of a text by source."""

    def __init__(self, environment: Environment, frame: Frames, body: Callable[[str], str]) -> None:
        self._environment = environment
        self._frame = frame
        self._body = body
