"""What runs beside a build, in processes of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.build.aside import Aside
from portal.build.kept_trees import KeptTrees

if TYPE_CHECKING:
    from portal.model.portal_model import Model
    from portal.pages.site import SiteSettings

Planned = Callable[["Model", "SiteSettings"], None]


@dataclass(frozen=True, slots=True)
class Beside:
    """What runs beside. `program`: its version; `known`: from the last build; `seen`: waits for `see_trees`;
    `planned`: see `portal_build.build`.
    """

    program: str
    known: KeptTrees
    seen: Callable[[], bytes]
    aside: Aside | None
    planned: Planned | None
