"""`explain`: the page of one rule."""

import argparse

from portal.findings.finding import CannotRun
from portal.rules.manual import nearest_rule
from portal.rules.report_language import language


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal explain")
    asked.add_argument("--rule", default="")
    asked.add_argument("--lang", default="")
    return asked


def run(options: argparse.Namespace) -> int:
    family, dash, number = options.rule.strip().upper().rpartition("-")
    rule_id = f"{family}{dash}{number.rjust(2, '0')}" if dash else number
    if not rule_id:
        raise CannotRun("Chưa nói quy tắc nào: viết make explain RULE=VB-09; make rules in danh sách.")
    page = language(options.lang).page(rule_id)
    if page is None:
        hint = nearest_rule(rule_id) or "Danh sách ở make rules."
        raise CannotRun(f"Không có quy tắc “{options.rule.strip()}”. {hint}")
    print(page)
    return 0
