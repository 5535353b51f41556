"""Comparing output trees in tests."""

import stat
from pathlib import Path


def tree_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content; empty folders as `path/` with nothing."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def tree_modes(folder: Path) -> set[tuple[bool, int]]:
    """(is a folder, mode) of everything in the tree, the root included."""
    everything = (folder, *folder.rglob("*"))
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in everything}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Paths that are not the same in both: short enough to read in a failure."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
