"""`new`: starts an article's folder."""

import argparse
import sys
from pathlib import Path

from portal.commands.asked import moment
from portal.desk.new_article import Wish
from portal.desk.new_command import run_new


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="portal new")
    asked.add_argument("--content", type=Path, default=Path("content"))
    asked.add_argument("--as-of", default="")
    for name in ("unit", "name", "topic", "kind"):
        asked.add_argument(f"--{name}", default="")
    return asked


def run(options: argparse.Namespace) -> int:
    terminal = (sys.stdin, sys.stderr) if sys.stdin.isatty() and sys.stderr.isatty() else None
    wish = Wish(options.unit, options.name, options.topic, options.kind)
    made = run_new(options.content, moment(options.as_of).date(), wish, terminal)
    print(f"Đã tạo bản nháp {made.folder / 'index.md'}: viết nội dung, xóa dòng status: draft, rồi chạy make check.")
    return 0
