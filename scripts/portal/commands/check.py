"""`check`: what a pull request must pass."""

import argparse
import sys
from pathlib import Path

from portal.commands.asked import build_settings, portal_options, shown_from
from portal.desk.change_summary import change_summary
from portal.desk.check_command import run_check
from portal.desk.check_pages import write_check_pages
from portal.desk.check_report import check_report, in_repository
from portal.findings.finding import CannotRun
from portal.rules.report_files import make_report


def parser() -> argparse.ArgumentParser:
    asked = portal_options(argparse.ArgumentParser(prog="portal check"))
    asked.add_argument("--since", default="")
    asked.add_argument("--editorial", action="store_true")
    asked.add_argument("--summary", type=Path)
    asked.add_argument("--format", choices=("text", "json", "github", "gitlab"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    settings = build_settings(options)
    result = run_check(settings, options.since, options.editorial)
    if result.exit != 2:
        write_check_pages(options.output, make_report(settings, result.portal.build).files)
    if options.summary is not None:
        _append(options.summary, change_summary(result, in_repository(result)))
    sys.stdout.write(check_report(result, options.format, shown_from(options.content)))
    return result.exit


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as refusal:
        raise CannotRun(f"Không ghi được SUMMARY “{path}”: {refusal.strerror}.") from refusal
