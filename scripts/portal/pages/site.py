"""What the plan of pages needs to know besides the model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`siteurl`: scheme and host, no slash at the end. `theme_files`: relative to theme/static/, sorted.
    `origin`: digest of what every page may read besides the texts: the portal's own data, the day, `siteurl`.
    """

    siteurl: str
    theme_files: tuple[str, ...] = ()
    origin: bytes = b""
