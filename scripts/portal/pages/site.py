"""What the plan of pages needs to know besides the model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`siteurl`: scheme and host, no slash at the end. `theme_files`: relative to theme/static/, sorted."""

    siteurl: str
    theme_files: tuple[str, ...] = ()
