"""`verify`: what URL answers, against OUTPUT.live."""

import argparse
from pathlib import Path

from portal.commands.printing import print_json
from portal.publish.deploy_command import run_verify
from portal.publish.outcome_report import live_check_text
from portal.publish.publish_command import live_folder


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal verify")
    asked.add_argument("--output", type=Path, default=Path("output"))
    asked.add_argument("--url", default="")
    asked.add_argument("--no-headers", action="store_true")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    told = run_verify(live_folder(options.output), options.url, not options.no_headers)
    if options.format == "json":
        print_json(told.findings, str, told.exit, told.read)
        return told.exit
    for line in live_check_text(told, options.url, str):
        print(line)
    return told.exit
