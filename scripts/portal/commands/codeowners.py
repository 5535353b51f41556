"""`codeowners`: prints CODEOWNERS made from the reviewers of the units."""

import argparse
import sys
from pathlib import Path

from portal.desk.code_owners import run_code_owners


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal codeowners")
    asked.add_argument("--content", type=Path, default=Path("content"))
    return asked


def run(options: argparse.Namespace) -> int:
    sys.stdout.write(run_code_owners(options.content))
    return 0
