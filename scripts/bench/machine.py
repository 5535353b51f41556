"""Where figures were taken: processors, how busy the machine was, versions of all that was measured."""

import os
import platform
import re
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = {
    "pelican": "Pelican", "Markdown": "Python-Markdown", "Jinja2": "Jinja", "msgspec": "msgspec", "nh3": "nh3",
    "selectolax": "selectolax", "Pillow": "Pillow",
}  # fmt: skip
_PROGRAMS = {"hugo": ("Hugo", "version"), "lychee": ("lychee", "--version")}
_NUMBER = re.compile(r"\bv?(\d+\.\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class Machine:
    """`load`: the averages over 1, 5 and 15 minutes, as they were before the bench began its own work."""

    cores: int
    load: tuple[float, float, float]
    versions: dict[str, str]

    def line(self) -> str:
        """One sentence for people."""
        known = ", ".join(f"{name} {number}" for name, number in self.versions.items())
        load = " ".join(f"{average:.1f}" for average in self.load)
        return f"{self.cores} cores, load before the run {load} (1, 5, 15 minutes); {known}."


def machine(programs: Path) -> Machine:
    """`programs`: the folder with the rivals; one that is not there is left out."""
    found = {"Python": platform.python_version()}
    for name, shown in _LIBRARIES.items():
        try:
            found[shown] = version(name)
        except PackageNotFoundError:
            continue
    for name, (shown, word) in _PROGRAMS.items():
        number = _asked(programs / name, word)
        if number:
            found[shown] = number
    return Machine(len(os.sched_getaffinity(0)), os.getloadavg(), found)


def _asked(program: Path, word: str) -> str:
    if not program.is_file():
        return ""
    told = subprocess.run([program, word], capture_output=True, encoding="utf-8", check=False)
    number = _NUMBER.search(re.sub(r"^.*\bRunning\b.*$", "", told.stdout, flags=re.MULTILINE))
    return number[1] if number else ""
