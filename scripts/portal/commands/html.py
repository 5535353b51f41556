"""`html`: builds CONTENT into OUTPUT."""

import argparse
from dataclasses import replace

from portal.build.portal_build import build
from portal.build.result import BuildResult
from portal.commands.asked import build_settings, portal_options, shown_from
from portal.findings.text_report import Shown, one_line


def parser() -> argparse.ArgumentParser:
    asked = portal_options(argparse.ArgumentParser(prog="portal html"))
    asked.add_argument("--format", choices=("text", "json"), default="text")
    asked.add_argument("--verbose", action="store_true")
    asked.set_defaults(nothing={"sources": 0, "pages": 0, "held": [], "left_out": []})
    return asked


def run(options: argparse.Namespace) -> int:
    from portal.commands.printing import print_findings, print_json

    result = build(replace(build_settings(options), verbose=options.verbose))
    shown = shown_from(options.content)
    if options.format == "json":
        print_json(result.findings, shown, result.exit, result.sources, counts(result, shown))
        return result.exit
    print_findings(result.findings, shown)
    for path, reason in result.held:
        print(f"{one_line(shown(path))}: chưa đăng. {one_line(reason)}")
    for path in result.left_out:
        print(f"{one_line(shown(path))}: chưa đăng vì có lỗi nêu trên.")
    print(summary(result, str(options.output)))
    return result.exit


def counts(result: BuildResult, shown: Shown) -> dict[str, object]:
    """What `html` adds to the JSON of every checker."""
    return {
        "sources": result.sources,
        "pages": result.pages,
        "held": [{"path": shown(path), "reason": reason} for path, reason in result.held],
        "left_out": [shown(path) for path in result.left_out],
    }


def summary(result: BuildResult, output: str) -> str:
    """The last line: how many went in, how many came out."""
    told = (
        f"{result.sources} tệp nguồn, {result.pages} trang, {len(result.held)} bài giữ lại, "
        f"{len(result.left_out)} mục bỏ ra vì lỗi"
    )
    if result.exit == 2:
        return f"Không dựng được cổng; {output} giữ nguyên như cũ ({told})."
    return f"Đã dựng cổng vào {output}: {told}."
