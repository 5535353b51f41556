"""The commands: parse, call, print, exit code. Everything else lives below.

Exit: 0 nothing of severity error; 1 an error, or something left out; 2 could not run, nothing was changed;
70 our own fault (the traceback is shown).
"""

import argparse
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from portal.findings.finding import CannotRun

EXIT_OURS = 70


def main(arguments: Sequence[str]) -> int:
    """One command from the words of the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except CannotRun as refusal:
        _tell_refusal(options, refusal)
        return 2
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; cổng cũ còn nguyên.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # whoever read our report went away; what was built stands
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        traceback.print_exc()
        print(
            "Lỗi của chính chương trình, không phải của bài viết. Gửi các dòng trên cho người phụ trách.",
            file=sys.stderr,
        )
        return EXIT_OURS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="Cổng thông tin của sở giáo dục và đào tạo.")
    commands = parser.add_subparsers(required=True, metavar="lệnh")
    html = commands.add_parser("html", help="dựng cổng từ CONTENT vào OUTPUT")
    html.set_defaults(command=_html)
    html.add_argument("--content", type=Path, default=Path("content"))
    html.add_argument("--output", type=Path, default=Path("output"))
    html.add_argument("--cache", type=Path)
    html.add_argument("--as-of", default="")
    html.add_argument("--siteurl", default="")
    html.add_argument("--drafts", action="store_true")
    html.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _html(options: argparse.Namespace) -> int:
    from portal.build.portal_build import build
    from portal.build.settings import REPOSITORY, BuildSettings, default_cache
    from portal.findings.json_report import json_report
    from portal.findings.text_report import one_line, text_report

    settings = BuildSettings(
        content=options.content,
        output=options.output,
        theme=REPOSITORY / "theme",
        cache=options.cache or default_cache(options.content, options.output),
        siteurl=options.siteurl or None,
        as_of=_moment(options.as_of),
        drafts=options.drafts,
    )
    result = build(settings)
    shown = _shown(options.content)
    if options.format == "json":
        more = {
            "sources": result.sources,
            "pages": result.pages,
            "held": [{"path": shown(path), "reason": reason} for path, reason in result.held],
            "left_out": [shown(path) for path in result.left_out],
        }
        _print_json(json_report(result.findings, shown, result.exit, result.sources, more))
        return result.exit
    for line in text_report(result.findings, shown):
        print(line)
    for path, reason in result.held:
        print(f"{one_line(shown(path))}: chưa đăng. {one_line(reason)}")
    for path in result.left_out:
        print(f"{one_line(shown(path))}: chưa đăng vì có lỗi nêu trên.")
    print(_summary(result.exit, result.sources, result.pages, len(result.held), len(result.left_out), options.output))
    return result.exit


def _summary(exit_code: int, sources: int, pages: int, held: int, left_out: int, output: Path) -> str:
    counts = f"{sources} tệp nguồn, {pages} trang, {held} bài giữ lại, {left_out} mục bỏ ra vì lỗi"
    if exit_code == 2:
        return f"Không dựng được cổng; {output} giữ nguyên như cũ ({counts})."
    return f"Đã dựng cổng vào {output}: {counts}."


def _moment(written: str):  # type: ignore[no-untyped-def]
    from portal.model.moment import now, parse_moment

    if not written:
        return now()
    try:
        return parse_moment(written)
    except ValueError:
        raise CannotRun(
            f"AS_OF “{written}” không phải ngày: viết AS_OF=2024-03-01 hoặc AS_OF='2024-03-01 08:00'."
        ) from None


def _shown(content: Path):  # type: ignore[no-untyped-def]
    """`content/…` -> relative to the working folder; outside it, relative to CONTENT."""
    here = os.path.relpath(content)
    outside = here == os.pardir or here.startswith(os.pardir + os.sep)

    def shown(path: str) -> str:
        first, slash, rest = path.partition("/")
        if first != "content":
            return path
        if outside:
            return rest or "."
        return here + slash + rest

    return shown


def _tell_refusal(options: argparse.Namespace, refusal: CannotRun) -> None:
    if getattr(options, "format", "text") == "json":
        from portal.findings.finding import Finding, Place
        from portal.findings.json_report import json_report

        finding = Finding(Place("."), "DL-00", "error", str(refusal))
        more = {"sources": 0, "pages": 0, "held": [], "left_out": []}
        _print_json(json_report([finding], str, 2, 0, more))
    else:
        print(str(refusal), file=sys.stderr)


def _print_json(report: object) -> None:
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):  # the machine's locale decides nothing
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
