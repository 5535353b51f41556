"""The policy as `_headers` and `_redirects`, which pages hosts read (Netlify's form, also Cloudflare's)."""

from collections.abc import Mapping

from portal.publish.headers.policy import ALWAYS, AN_HOUR, DOCUMENTS, FIVE_MINUTES, FOR_EVER, PICTURES


def headers_text(hashed: tuple[str, ...]) -> str:
    """`hashed`: paths of the assets whose name changes with their bytes.

    Rules that fit one address add up on these hosts, so no two of them say the same header: pages are left to the
    host's own short time.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in ALWAYS.items())]
    for path in sorted(hashed):
        lines += [f"/{path}", f"  Cache-Control: {FOR_EVER}"]
    for ending in PICTURES:
        if ending != "woff2":
            lines += [f"/*.{ending}", f"  Cache-Control: {AN_HOUR}"]
    for ending in DOCUMENTS:
        lines += [f"/*.{ending}", f"  Cache-Control: {AN_HOUR}", "  Content-Disposition: attachment"]
    for place in ("/", "/*/"):
        lines += [place, f"  Cache-Control: {FIVE_MINUTES}"]
    return "\n".join(lines) + "\n"


def redirects_text(redirects: Mapping[str, str]) -> str:
    """One line an old address."""
    return "".join(f"{old} {new} 301\n" for old, new in sorted(redirects.items()))
