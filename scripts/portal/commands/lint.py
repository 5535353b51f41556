"""`lint`: the rule book over CONTENT and the portal built from it, or over single files."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal.build.portal_build import build
from portal.build.settings import BuildSettings
from portal.commands.asked import build_settings, portal_options, shown_from
from portal.commands.printing import print_json
from portal.findings.finding import CannotRun, Finding, has_error
from portal.findings.text_report import Shown, text_report
from portal.read.portal_data import read_portal_data
from portal.read.tree import SourceFile, scan_tree
from portal.rules.baseline import debt_of, printed_debt, shrunk
from portal.rules.correcting import Correction, corrections, write_correction
from portal.rules.edition import chosen_set, rule_set
from portal.rules.facts import PortalFacts
from portal.rules.file_lint import AskedFiles, asked_files, lint_asked
from portal.rules.lint_run import DEBT_PATH, LintResult, lint_texts_of, lint_whole, portal_rules
from portal.rules.lint_summary import summary_lines
from portal.rules.marked_line import marked_line
from portal.rules.report_language import Language, language

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


def parser() -> argparse.ArgumentParser:
    asked = portal_options(argparse.ArgumentParser(prog="portal lint"))
    asked.add_argument("--files", nargs="*", default=[])
    asked.add_argument("--since", default="")
    asked.add_argument("--fix", action="store_true")
    asked.add_argument("--diff", action="store_true")
    asked.add_argument("--waivers", choices=("", "yes", "no"), default="yes")
    asked.add_argument("--rules", default="")
    asked.add_argument("--lang", default="")
    asked.add_argument("--debt", action="store_true")
    asked.add_argument("--format", choices=FORMATS, default="text")
    return asked


def run(options: argparse.Namespace) -> int:
    settings, spoken = build_settings(options), language(options.lang)
    edition = chosen_set(options.rules)
    words = [word for listed in options.files for word in listed.split()]
    files = asked_files(words, options.content) if words else None
    shown = _shown(options.content)
    if options.fix or options.diff:
        made = list(_corrections(settings, files))
        if options.diff:
            for one in made:
                sys.stdout.write(one.difference(shown(one.file.path)))
        if not options.fix:
            print(f"{len(made)} tệp có chỗ tự sửa được; FIX=1 ghi lại vào tệp.", file=sys.stderr)
            return 0
        for one in made:
            write_correction(one)
            print(f"{shown(one.file.path)}: đã sửa theo {', '.join(one.rules)}.", file=sys.stderr)
        files = asked_files(words, options.content) if words else None
    result, code = _whole(settings, options, edition) if files is None else _single(settings, files, options, edition)
    if result.total == 0:
        raise CannotRun("Không có tệp nào để xét: kiểm tra CONTENT, FILES.")
    told = replace(result, findings=tuple(map(spoken.told, result.findings)))
    _print(told, code, shown, settings, options.format, spoken)
    return code


def _whole(settings: BuildSettings, options: argparse.Namespace, edition: date | None) -> tuple[LintResult, int]:
    built = build(settings)
    result = lint_whole(settings, built, options.waivers != "no", edition)
    if options.debt:
        _keep_debt(settings, result)
        result = lint_whole(settings, built, options.waivers != "no", edition)
    left_out = set(built.left_out)
    if options.since:
        changed = _changed(settings.content, options.since)
        result = replace(result, findings=tuple(one for one in result.findings if one.place.path in changed))
        left_out &= changed
    code = 2 if built.exit == 2 else int(has_error(result.findings) or bool(left_out))
    return result, code


def _single(
    settings: BuildSettings, files: AskedFiles, options: argparse.Namespace, edition: date | None
) -> tuple[LintResult, int]:
    told: Sequence[Finding] = ()
    if files.inside and (settings.content / "cong.yaml").is_file():
        from portal.desk.content_reading import read_content

        told = read_content(settings.content, settings.cache).assembled(settings.as_of).findings
    result = lint_asked(files, settings.content, settings.as_of.date(), options.waivers != "no", told, edition)
    return result, int(has_error(result.findings))


def _changed(content: Path, since: str) -> frozenset[str]:
    """Paths `content/…` of what the work tree has otherwise than where SINCE parted from it."""
    from portal.desk.git_repository import repository_of

    repository = repository_of(content)
    prefix = f"{repository.content}/" if repository.content else ""
    changed = repository.changed(repository.base(since))
    return frozenset(f"content/{one.path.removeprefix(prefix)}" for one in changed if one.path.startswith(prefix))


def _corrections(settings: BuildSettings, files: AskedFiles | None) -> Iterator[Correction]:
    tree = scan_tree(settings.content) if settings.content.is_dir() else None
    rules = portal_rules(tree, read_portal_data(tree)) if tree is not None else None
    if rules is None:
        raise CannotRun(f"Không có thư mục nội dung “{settings.content}” (CONTENT).")
    day = settings.as_of.date()
    own: Sequence[SourceFile] = files.inside if files is not None else lint_texts_of(tree) if tree else ()
    yield from corrections(own, rules, rules.facts, day)
    if files is not None:
        yield from corrections(files.outside, rules, PortalFacts(), day)


def _keep_debt(settings: BuildSettings, result: LintResult) -> None:
    """Freezes what is found today; a baseline that exists only shrinks. Raises CannotRun."""
    tree = scan_tree(settings.content)
    rules = portal_rules(tree, read_portal_data(tree))
    exists = "no-cu.json" in tree.data
    debt = shrunk(rules.debt, result.settled) if exists else debt_of(result.settled)
    path = settings.content / DEBT_PATH.rpartition("/")[2]
    try:
        path.write_text(printed_debt(debt), encoding="utf-8")
    except OSError as refusal:
        raise CannotRun(f"Không ghi được “{path}”: {refusal.strerror}.") from refusal
    print(f"{path}: {sum(n for _, n in debt.count)} điều cũ.", file=sys.stderr)


def _shown(content: Path) -> Shown:
    inside = shown_from(content)
    return lambda path: path.removeprefix("./") if path.startswith("./") else inside(path)


def _print(result: LintResult, code: int, shown: Shown, settings: BuildSettings, form: str, spoken: Language) -> None:
    findings, version = result.findings, rule_set(result.edition)
    if form == "json":
        more = {"rule_set": version, "rule_set_day": result.edition.isoformat(), "items": dict(result.read)}
        print_json(findings, shown, code, result.total, {**more, "older": result.older})
    elif form == "sarif":
        from portal.findings.sarif_report import sarif_report

        _print_value(sarif_report(findings, shown, spoken.notes(), version, result.edition, spoken.words))
    elif form == "gitlab":
        from portal.findings.gitlab_report import gitlab_report

        _print_value(gitlab_report(findings, shown, f"portal {version}, {result.edition.isoformat()}"))
    elif form == "junit":
        from portal.findings.junit_report import junit_report

        name = f"portal, {spoken.edition(result.edition)}"
        sys.stdout.write(junit_report(findings, shown, sorted(result.paths), name, spoken.words))
    elif form == "github":
        from portal.findings.github_report import github_report

        for line in (*github_report(findings, shown), f"{spoken.edition(result.edition)}."):
            print(line)
    else:
        _print_text(result, shown, settings.content, spoken)


def _print_value(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _print_text(result: LintResult, shown: Shown, content: Path, spoken: Language) -> None:
    """Lines for people; on a terminal with the place shown and marked."""
    texts: dict[str, str] = {}
    for finding in result.findings:
        first, *rest = text_report([finding], shown, spoken.words)
        print(first)
        if sys.stdout.isatty():
            path = finding.place.path
            if path not in texts:
                texts[path] = _text(path, content)
            for line in marked_line(texts[path], finding.place) or ():
                print(line)
        for line in rest:
            print(line)
    for line in summary_lines(result.findings, result.read, result.older, spoken.summary):
        print(line)
    print(f"{spoken.edition(result.edition)}.")


def _text(path: str, content: Path) -> str:
    """The file again, for showing only."""
    first, _, rest = path.partition("/")
    real = content / rest if first == "content" else Path(path)
    try:
        return real.read_text("utf-8", "replace").removeprefix("\ufeff") if real.is_file() else ""
    except OSError:
        return ""
