"""`rules`: the whole rule book, one line a rule."""

import argparse
import json
import sys

from portal.rules.edition import EDITION_DAY, chosen_set, rule_set
from portal.rules.manual import rule_values
from portal.rules.report_language import language


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal rules")
    asked.add_argument("--rules", default="")
    asked.add_argument("--lang", default="")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    day = chosen_set(options.rules) or EDITION_DAY
    if options.format == "json":
        value = {
            "version": 1,
            "rule_set": rule_set(day),
            "rule_set_day": day.isoformat(),
            "rules": list(rule_values(day)),
        }
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
        return 0
    spoken = language(options.lang)
    for line in spoken.book(day):
        print(line)
    print(f"{spoken.edition(day)}.")
    return 0
