"""What the engine remembers of its output trees between builds."""

from pathlib import Path

import msgspec

from portal.build.checked_file import read_checked, write_checked
from portal.build.output_tree import Standing
from portal.build.page_keys import LaterKey

_FILE = "cay.bin"


class KeptTrees(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`trees`: inode of a tree's root -> its files. `closures` belong to the templates of digest `templates`.
    `keys`: see `page_keys.py`.
    """

    trees: dict[int, dict[str, Standing]] = {}
    templates: str = ""
    closures: dict[str, str] = {}
    keys: dict[str, LaterKey] = {}


def load_trees(cache: Path, version: str) -> KeptTrees:
    """Those of the last build by the same program; empty when there are none to be trusted."""
    payload = read_checked(cache / _FILE, version)
    return KeptTrees() if payload is None else msgspec.msgpack.decode(payload, type=KeptTrees)


def save_trees(cache: Path, version: str, trees: KeptTrees) -> bool:
    """False when the cache cannot be written."""
    return write_checked(cache / _FILE, msgspec.msgpack.encode(trees), version)
