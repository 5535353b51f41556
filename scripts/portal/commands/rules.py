"""`rules`: the whole rule book, one line a rule."""

import argparse
import json
import sys

from portal.rules.edition import rule_set
from portal.rules.manual import rule_list, rule_values


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal rules")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    if options.format == "json":
        value = {"version": 1, "rule_set": rule_set(), "rules": list(rule_values())}
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
        return 0
    for line in rule_list():
        print(line)
    print(f"Bộ quy tắc {rule_set()}.")
    return 0
