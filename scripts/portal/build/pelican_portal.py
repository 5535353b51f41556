"""Pelican's part: settings, plugins and signals, the theme's Jinja environment. `pelican` and `make html` meet here."""

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, read_settings

from portal.build.pelican_settings import refused_settings
from portal.build.settings import BuildSettings, default_cache
from portal.findings.finding import CannotRun, Finding
from portal.findings.text_report import one_line, text_report
from portal.model.moment import now, parse_moment
from portal.pages.page import Page

# Enforced here, not in the settings file: what authors write is escaped, what a page does not declare fails.
_JINJA = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "auto_reload": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}


_FEEDS = frozenset({"atom", "rss", "json-feed"})


# Texts are read by `portal.read`; Pelican's own readers have nothing to do and two of them run what they read.
_READERS = {"htm": None, "html": None, "rst": None}


class ThemeTemplate(Template):
    """No template has globals of its own, so what one imports is made once, not once a page (a sixth of drawing it)."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return super()._get_default_module()


class ThemeGenerator(Generator):  # type: ignore[misc]  # pelican has no types
    """Pelican's generator with the theme's templates alone: none of its `simple` theme fills a gap unseen."""

    env: Environment

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(
            settings.copy(), {**settings, "JINJA_ENVIRONMENT": dict(_JINJA), "READERS": _READERS},
            path=settings["PATH"], theme=settings["THEME"], output_path=settings["OUTPUT_PATH"],
        )  # fmt: skip
        self.env.template_class = ThemeTemplate
        self.env.loader = FileSystemLoader(f"{self.theme}/templates", encoding="utf-8")


class PortalPelican(Pelican):  # type: ignore[misc]
    """The class that `pelicanconf.py` names. `run` is the portal's build; exit codes are those of `make html`."""

    settings: dict[str, Any]

    def init_path(self) -> None:
        """Pelican would put the working folder on the import path: what lies there is content, not code."""

    def init_plugins(self) -> None:
        """Only what PLUGINS names, by whole module names: Pelican imports every `pelican.plugins.*` on the machine,
        whatever the settings say. Raises CannotRun for one that is not there.
        """
        self.plugins: list[ModuleType] = []
        for name in self.settings.get("PLUGINS") or ():
            try:
                plugin = import_module(name)
            except ModuleNotFoundError as missing:
                raise CannotRun(f"Không có plugin “{name}” (PLUGINS trong pelicanconf.py).") from missing
            plugin.register()
            self.plugins.append(plugin)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """Settings that mean nothing here."""
        kept = {key: self.settings[key] for key in ("LOCALE", "SITEURL", "THEME", "TIMEZONE") if key in self.settings}
        stock = read_settings(override=kept | _feeds_off(self.settings))
        return refused_settings(self.settings, stock, DEFAULT_CONFIG, "pelicanconf.py")

    def generator(self) -> ThemeGenerator:
        """The theme, ready to render; told to plugins as Pelican tells its generators."""
        generator = ThemeGenerator(self.settings)
        signals.all_generators_finalized.send([generator])
        return generator

    def tell_written(self, pages: Iterable[Page]) -> None:
        """Sends Pelican's signals for pages that now stand in OUTPUT, then that the build is done."""
        for page in pages:
            path = str(Path(self.output_path) / page.path)
            if page.template in _FEEDS:
                signals.feed_written.send(path, context=self.settings, feed=None)
            else:
                signals.content_written.send(path, context=self.settings)
        signals.finalized.send(self)

    def run(self) -> None:
        """One build, told on standard output; ends the program with the exit code unless that is 0."""
        from portal.build.portal_build import build  # portal_build opens Pelican through this module

        _tell(self.refused)
        if self.refused:
            sys.exit(2)
        try:
            result = build(build_settings(self.settings), self)
        except CannotRun as refusal:
            sys.stderr.write(f"{refusal}\n")
            sys.exit(2)
        _tell(result.findings)
        for path in result.left_out:
            sys.stdout.write(f"{one_line(path)}: chưa đăng vì có lỗi nêu trên.\n")
        if result.exit:
            sys.exit(result.exit)


def _tell(findings: Iterable[Finding]) -> None:
    for line in text_report(findings, str):
        sys.stdout.write(f"{line}\n")


def open_pelican(settings: BuildSettings) -> PortalPelican:
    """Pelican as its own command would open it on the same settings file."""
    places = {"PATH": settings.content, "OUTPUT_PATH": settings.output, "THEME": settings.theme}
    override: dict[str, Any] = {key: str(path.resolve()) for key, path in places.items()}
    return PortalPelican(read_settings(str(settings.conf), override))


def build_settings(settings: dict[str, Any]) -> BuildSettings:
    """What Pelican's settings ask for. Raises CannotRun when AS_OF is no moment."""
    content, output = Path(settings["PATH"]), Path(settings["OUTPUT_PATH"])
    written = settings.get("AS_OF") or ""
    try:
        as_of = parse_moment(written) if written else now()
    except ValueError:
        raise CannotRun(f"AS_OF “{written}” không phải một ngày: viết 2024-03-01 hoặc 2024-03-01 08:00.") from None
    is_default = settings["CACHE_PATH"] == DEFAULT_CONFIG["CACHE_PATH"]
    return BuildSettings(
        content=content,
        output=output,
        theme=Path(settings["THEME"]),
        cache=default_cache(content, output) if is_default else Path(settings["CACHE_PATH"]),
        siteurl=settings["SITEURL"] or None,
        as_of=as_of,
        drafts=bool(settings.get("DRAFTS")),
    )


def _feeds_off(settings: dict[str, Any]) -> dict[str, None]:
    """Pelican's feeds may be switched off, which is no setting to refuse."""
    return {key: None for key in DEFAULT_CONFIG if "FEED_" in key and settings.get(key, "") is None}
