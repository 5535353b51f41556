"""What shall come out of a build: every file with its key, planned from what was read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b

from portal.build.drawn_files import drawn_files, shown_theme_files
from portal.build.file_bytes import bytes_digest
from portal.build.kept_trees import KeptTrees
from portal.build.making import real_path
from portal.build.page_keys import LaterKey, PageKeys
from portal.build.readings import Texts
from portal.build.settings import CONF_NAMES, BuildSettings
from portal.build.sources import Sources
from portal.build.theme_files import Theme, scan_theme, template_closures
from portal.build.wanted import Wanted, wanted_files
from portal.findings.finding import CannotRun, Finding
from portal.model.portal_model import Model
from portal.pages.frame import frame_of
from portal.pages.link_check import check_links
from portal.pages.portal_pages import plan_pages
from portal.pages.site import SiteSettings
from portal.read.tree import Tree


@dataclass(frozen=True, slots=True)
class Site:
    """What the output is to hold. `templates`, `closures`, `keys`: see `KeptTrees`."""

    settings: SiteSettings
    frame: Callable[[str, str | None], object]
    wanted: Mapping[str, Wanted]
    templates: str
    closures: dict[str, str]
    keys: dict[str, LaterKey]
    findings: tuple[Finding, ...]  # links that lead nowhere


def plan_site(settings: BuildSettings, sources: Sources, model: Model, known: KeptTrees) -> Site:
    theme = scan_theme(settings.theme)
    siteurl = settings.siteurl or model.portal.siteurl
    version = _version(sources.program, settings, siteurl)
    closures = known.closures if known.templates == theme.templates_digest else {}
    closures = closures or template_closures(settings.theme, theme.templates)
    frame = cache(partial(frame_of, model))
    origin = _origin(settings, sources.tree, siteurl)
    site = SiteSettings(siteurl, shown_theme_files(settings.theme, theme), origin)
    plan = plan_pages(model, site)
    keys = PageKeys(version, closures, frame, known.keys)
    drawn = drawn_files(model, settings.theme, theme, version)
    wanted = wanted_files(plan, drawn, keys, _digest_of(settings, sources.texts, theme), sources.program)
    dead = tuple(check_links(model, plan, sources.assembly.hidden, sources.assembly.aside))
    return Site(site, frame, wanted, theme.templates_digest, closures, keys.later, dead)


def _origin(settings: BuildSettings, tree: Tree, siteurl: str) -> bytes:
    """Digest of what every page may read besides the texts (see `SiteSettings`)."""
    digest = blake2b(f"{siteurl}\0{settings.as_of:%Y-%m-%d}\0{settings.drafts}".encode(), digest_size=16)
    for file in (*tree.data.values(), *tree.plans, *tree.plan_texts):
        digest.update(f"\0{file.path}\0{bytes_digest(file.real)}".encode())
    return digest.digest()


def _version(program: str, settings: BuildSettings, siteurl: str) -> str:
    """What every page depends on: the program, Pelican's settings, where the portal stands."""
    digest = blake2b(f"{program}\0{siteurl}".encode(), digest_size=16)
    for name in CONF_NAMES:
        path = settings.conf.with_name(name)
        digest.update(b"\0" + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def _digest_of(settings: BuildSettings, texts: Texts, theme: Theme) -> Callable[[str], str]:
    """Source path -> digest of the file's bytes; files that are no text's and no theme's are read."""
    known = {f"theme/static/{path}": digest for path, digest in theme.static.items()}

    def digest(source: str) -> str:
        try:
            if source in known:
                return known[source]
            state = texts.state(source)
            if state is not None:
                return state.digest
            return bytes_digest(str(real_path(source, settings.content, settings.theme)))
        except OSError as refusal:
            raise CannotRun(f"Không đọc được {source}: {refusal.strerror}.") from refusal

    return digest
