"""`github`: OUTPUT.live as the pages branch of this repository."""

import argparse
from pathlib import Path

from portal.build.settings import REPOSITORY
from portal.commands.printing import print_json
from portal.publish.deploy_command import run_github
from portal.publish.publish_command import live_folder


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal github")
    asked.add_argument("--output", type=Path, default=Path("output"))
    asked.add_argument("--repository", type=Path, default=REPOSITORY)
    asked.add_argument("--remote", default="origin")
    asked.add_argument("--branch", default="gh-pages")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    commit = run_github(live_folder(options.output), options.repository, options.remote, options.branch)
    if options.format == "json":
        print_json((), str, 0, 1, {"commit": commit})
    else:
        print(f"Đã đẩy nhánh {options.branch} lên {options.remote}: {commit}.")
    return 0
