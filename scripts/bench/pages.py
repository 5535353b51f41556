"""What each kind of file costs a build from nothing: how many, their bytes, the milliseconds to make one."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Failed


@dataclass(slots=True)
class Kind:
    """The files that one template, data writer or drawing made. `seconds`: of the processor, all files together."""

    kind: str
    files: int = 0
    bytes: int = 0
    seconds: float = 0.0

    @property
    def ms(self) -> float:
        """To make one, on average."""
        return self.seconds * 1000 / self.files

    def add(self, size: int, seconds: float) -> None:
        """One file more."""
        self.files, self.bytes, self.seconds = self.files + 1, self.bytes + size, self.seconds + seconds


def costs_of_pages(repository: Path, content: Path, output: Path, as_of: str) -> tuple[Kind, ...]:
    """A build of its own, from nothing, as `timed_build` makes it; `output` is not there yet. The dearest first."""
    print("pages …", file=sys.stderr)
    places = ["--content", str(content), "--output", str(output), "--cache", f"{output}.nho", "--as-of", as_of]
    told = subprocess.run(
        [str(repository / ".venv/bin/python"), "-P", "-m", "bench.timed_build", *places],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(repository / "scripts")},
        check=False,
    )
    if told.returncode != 0:
        raise Failed(f"bench.timed_build ended with {told.returncode}:\n{told.stderr[-2000:]}")
    return tuple(Kind(**row) for row in json.loads(told.stdout))
