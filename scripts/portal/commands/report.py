"""`report`: what was published in a span of days, with the silent ones."""

import argparse
import sys
from pathlib import Path

from portal.build.settings import default_cache
from portal.commands.asked import moment, shown_from
from portal.desk.report_command import report_output, run_report


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal report")
    asked.add_argument("--content", type=Path, default=Path("content"))
    asked.add_argument("--output", type=Path, default=Path("output"))  # names the cache that is shared with the build
    asked.add_argument("--cache", type=Path)
    asked.add_argument("--as-of", default="")
    asked.add_argument("--from", dest="start", default="")
    asked.add_argument("--until", default="")
    asked.add_argument("--format", choices=("text", "csv", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    cache = options.cache or default_cache(options.content, options.output)
    result = run_report(options.content, cache, moment(options.as_of), options.start, options.until)
    sys.stdout.flush()
    # bytes: a spreadsheet's line ends are CRLF on every machine
    sys.stdout.buffer.write(report_output(result, options.format, shown_from(options.content)).encode())
    return result.exit
