"""`deploy`: OUTPUT.live onto HOST."""

import argparse

from portal.commands.host_asked import host_options, login, print_deployed
from portal.publish.deploy_command import run_deploy
from portal.publish.publish_command import live_folder


def parser() -> argparse.ArgumentParser:
    return host_options(argparse.ArgumentParser(prog="portal deploy"))


def run(options: argparse.Namespace) -> int:
    print_deployed(options, run_deploy(live_folder(options.output), options.host, login(options), options.who))
    return 0
