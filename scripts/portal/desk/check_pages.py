"""`OUTPUT.check/`: the pages that report on the portal, beside it and never inside it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from portal.build.output_tree import OutputTree
from portal.build.swap import put_in_place
from portal.findings.finding import CannotRun
from portal.rules.report_files import ReportFile


def check_folder(output: Path) -> Path:
    """Where `check` writes its pages."""
    return output.with_name(f"{output.name}.check")


def write_check_pages(output: Path, files: Iterable[ReportFile]) -> Path:
    """Writes the pages aside and puts them in place in one step. Raises CannotRun."""
    folder = check_folder(output)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("moi", "cu"))
    try:
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        new.mkdir(parents=True)
        tree = OutputTree(new)
        for file in files:
            tree.write(file.path, file.content, "")
        put_in_place(new, folder, old)
        shutil.rmtree(new, ignore_errors=True)
    except OSError as refusal:
        raise CannotRun(f"Không ghi được “{folder}”: {refusal.strerror}.") from refusal
    return folder
