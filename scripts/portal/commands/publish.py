"""`publish`: production build, every check, the difference, then OUTPUT.live."""

import argparse

from portal.commands.asked import build_settings, portal_options, shown_from
from portal.commands.printing import print_json
from portal.desk.check_command import PARTS
from portal.model.moment import now
from portal.publish.outcome_report import publish_more, publish_text
from portal.publish.publish_command import PublishSettings, live_folder, run_publish
from portal.publish.report_pages import report_pages


def parser() -> argparse.ArgumentParser:
    asked = portal_options(argparse.ArgumentParser(prog="portal publish"))
    asked.add_argument("--reason", default="")
    asked.add_argument("--previous", default="")
    asked.add_argument("--who", default="")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    asked.set_defaults(nothing={"release": None, "difference": None})
    return asked


def run(options: argparse.Namespace) -> int:
    live = live_folder(options.output)
    asked = PublishSettings(build_settings(options), live, now(), options.who, options.reason, options.previous)
    result = run_publish(asked, PARTS, (report_pages,))
    shown = shown_from(options.content)
    if options.format == "json":
        read = sum(count for _, count in result.check.read)
        print_json(result.findings, shown, result.exit, read, publish_more(result, shown))
        return result.exit
    for line in publish_text(result, live, shown):
        print(line)
    return result.exit
