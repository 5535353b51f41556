"""`linkcheck-external`: the links that lead out of the portal, with memory."""

import argparse
from pathlib import Path

from portal.commands.asked import moment, shown_from
from portal.commands.printing import print_findings, print_json
from portal.links.outside.command import OutsideWords, linkcheck_external, more_json, more_lines


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal linkcheck-external")
    asked.add_argument("--content", type=Path, default=Path("content"))
    for name in ("--memory", "--timeout", "--budget", "--allow", "--hosts", "--cafile", "--as-of"):
        asked.add_argument(name, default="")
    asked.add_argument("--fix", action="store_true")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    asked.set_defaults(nothing={"links": []})
    return asked


def run(options: argparse.Namespace) -> int:
    words = OutsideWords(
        options.content,
        options.memory,
        options.timeout,
        options.budget,
        options.allow,
        options.hosts,
        options.cafile,
        options.fix,
    )
    result = linkcheck_external(words, moment(options.as_of).date())
    shown = shown_from(options.content)
    if options.format == "json":
        print_json(result.findings, shown, result.exit, result.read, more_json(result, shown))
        return result.exit
    print_findings(result.findings, shown)
    for line in more_lines(result, shown):
        print(line)
    return result.exit
