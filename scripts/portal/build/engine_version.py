"""Which program made a thing: digest of our code and of the libraries whose hand shows in the output."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

CODE = Path(__file__).resolve().parents[1]  # scripts/portal
# What a build runs; the checkers and commands above import it, never the other way (see the layers in pyproject.toml).
PARTS = ("art", "build", "findings", "law", "model", "pages", "read")
_LIBRARIES = frozenset({
    "feedgenerator", "icalendar", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pelican", "pillow", "pydantic",
    "pydantic_core", "pygments", "pymdown_extensions", "python_dateutil", "pyyaml", "selectolax", "ada_url", "tinycss2",
})  # fmt: skip


def library_versions() -> str:
    """32 hex characters over names and versions as the installed metadata folders carry them; nothing is imported."""
    found = {f"python-{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"}
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        for name in names:
            stem, dot, ending = name.rpartition(".")
            if dot and ending == "dist-info" and stem.partition("-")[0].lower() in _LIBRARIES:
                found.add(stem.lower())
    return blake2b(" ".join(sorted(found)).encode(), digest_size=16).hexdigest()


def engine_version(more: tuple[str, ...] = ()) -> str:
    """32 hex characters: our code by content, and the libraries. `more`: parts above the build that count too."""
    digest = blake2b(library_versions().encode(), digest_size=16)
    for path in sorted(path for part in (*PARTS, *more) for path in (CODE / part).rglob("*.py")):
        digest.update(f"\0{path.relative_to(CODE).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
