"""Words of the command line that say where a portal is put, and what came of it."""

import argparse
import os
from pathlib import Path

from portal.commands.printing import print_json
from portal.publish.deploy_command import KNOWN_HOSTS, Login
from portal.publish.hosts.deployed import Deployed
from portal.publish.outcome_report import deployed_more, deployed_text


def host_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """HOST, how it is reached, who asks."""
    parser.add_argument("--output", type=Path, default=Path("output"))
    parser.add_argument("--host", default="")
    parser.add_argument("--known-hosts", type=Path, default=KNOWN_HOSTS)
    parser.add_argument("--who", default="")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def login(options: argparse.Namespace) -> Login:
    """Where the private key lies is the environment's to say (DEPLOY_KEY_FILE); command lines can be seen by others."""
    key = os.environ.get("DEPLOY_KEY_FILE")
    return Login(options.known_hosts, Path(key).expanduser() if key else None)


def print_deployed(options: argparse.Namespace, told: Deployed) -> None:
    if options.format == "json":
        print_json(told.findings, str, 0, told.sent, deployed_more(told))
        return
    for line in deployed_text(told, options.host, str):
        print(line)
