"""`rollback`: HOST back to a release that still stands there."""

import argparse

from portal.commands.host_asked import host_options, login, print_deployed
from portal.publish.deploy_command import run_rollback
from portal.publish.publish_command import live_folder


def parser() -> argparse.ArgumentParser:
    asked = host_options(argparse.ArgumentParser(prog="portal rollback"))
    asked.add_argument("--release", default="")
    return asked


def run(options: argparse.Namespace) -> int:
    print_deployed(
        options, run_rollback(live_folder(options.output), options.host, options.release, login(options), options.who)
    )
    return 0
