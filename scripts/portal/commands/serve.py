"""`serve`: builds, serves, rebuilds on change."""

import argparse

from portal.build.settings import default_cache
from portal.commands.asked import moment, portal_options, shown_from
from portal.desk.preview_builder import PreviewRequest
from portal.desk.serve_command import run_serve
from portal.findings.finding import CannotRun


def parser() -> argparse.ArgumentParser:
    asked = portal_options(argparse.ArgumentParser(prog="portal serve"))
    asked.add_argument("--port", default="8000")
    return asked


def run(options: argparse.Namespace) -> int:
    if not options.port.isascii() or not options.port.isdigit() or not 0 < int(options.port) < 65536:
        raise CannotRun(f"PORT “{options.port}” không phải số từ 1 đến 65535: viết PORT=8000.")
    moment(options.as_of)  # refused before anything starts
    request = PreviewRequest(
        content=options.content,
        output=options.output,
        cache=options.cache or default_cache(options.content, options.output),
        siteurl=options.siteurl,
        as_of=options.as_of,
        drafts=options.drafts,
    )
    return run_serve(request, int(options.port), _tell, shown_from(options.content))


def _tell(line: str) -> None:
    print(line, flush=True)
