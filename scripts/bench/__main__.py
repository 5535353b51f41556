"""`make bench`: the portal against Hugo on the same pages, its link check against lychee, as ratios of one run.

The portal is measured as people use it, with `make html`, in a copy of this repository (a template is edited there).
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpus import AS_OF, Sample, article_text, samples, write_corpus
from bench.hugo_site import html_addresses, write_hugo_article, write_hugo_site
from bench.lighthouse import performance
from bench.links import TARGETS as LINK_TARGETS
from bench.links import LinkContest
from bench.linting import TARGETS as LINT_TARGETS
from bench.linting import LintContest
from bench.measure import Command, Failed, Row, memory_pair, run_once, timed_pair

REPOSITORY = Path(__file__).resolve().parents[2]
TARGETS = {"nochange": 0.02, "body": 0.06, "title": 0.06, "add": 0.08, "template": 0.35, "cold": 1.3, "memory": 0.30}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--corpus-only", type=Path)
    options = parser.parse_args()
    if options.corpus_only is not None:
        write_corpus(options.corpus_only, options.n)
        return 0
    try:
        with tempfile.TemporaryDirectory(prefix="do-toc-do-") as folder:
            contest = Contest(Path(folder), options.n)
            rows = contest.rows(options.rounds)
            speeds = contest.performance()
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    if options.format == "json":
        told = {"n": options.n, "rows": [_told(row) for row in rows], "lighthouse_performance": speeds}
        print(json.dumps(told))
    else:
        print(f"{options.n} articles; seconds (memory: MiB), medians of {options.rounds} runs in turn")
        print(
            f"{'work':12} {'ours':>9} {'other':>9}  {'':8} {'ratio':>7} {'target':>7} {'CPU':>9} {'other':>9} {'ratio':>7}"
        )
        for row in rows:
            goal = (TARGETS | LINK_TARGETS | LINT_TARGETS).get(row.work)  # a yardstick has none
            target = "" if goal is None else f"{goal:.2f}"
            cpu = f" {row.cpu[0]:9.2f} {row.cpu[1]:9.2f} {row.cpu_ratio:7.3f}" if row.cpu else ""
            print(f"{row.work:12} {row.ours:9.2f} {row.other:9.2f}  {row.rival:8} {row.ratio:7.3f} {target:>7}{cpu}")
        for name, score in speeds.items():
            print(f"lighthouse performance {name:8} {score:.2f}")
    return 0


def _told(row: Row) -> dict[str, object]:
    """A row as JSON; CPU seconds beside the wall's."""
    told: dict[str, object] = {"work": row.work, "ours": round(row.ours, 3), row.rival: round(row.other, 3)}
    told["ratio"] = round(row.ratio, 4)
    if row.cpu:
        told |= {"ours_cpu": round(row.cpu[0], 3), f"{row.rival}_cpu": round(row.cpu[1], 3)}
    return told


class Contest:
    """One corpus, one copy of the repository, one Hugo site."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        self.content, self.output, self.site = folder / "noi-dung", folder / "cong", folder / "hugo"
        self.hugo_output = folder / "hugo-ra"
        self.repository = _copied_repository(folder / "kho")
        self.listed = list(samples(size))
        write_corpus(self.content, size)
        html = ["make", "-s", "html", f"CONTENT={self.content}", f"OUTPUT={self.output}", f"AS_OF={AS_OF}"]
        self.ours = Command(html, self.repository, {"PYTHONHASHSEED": "0"})
        hugo = [str(REPOSITORY / ".venv/bin/hugo"), "--quiet", "--destination", str(self.hugo_output)]
        self.hugo = Command(hugo, self.site, {"HUGO_CACHEDIR": str(folder / "hugo-nho")})
        self.cache = folder / "hugo-nho"

    def rows(self, rounds: int) -> tuple[Row, ...]:
        """Every kind of work; the first change after a build from nothing is not counted (it fills the second tree)."""
        run_once(self.ours)
        write_hugo_site(self.site, self.content, self.output, tuple(self.listed))
        run_once(self.hugo)
        self._check_pages()
        found = [self._pair("cold", self._from_nothing, self._hugo_from_nothing, max(1, rounds - 1))]
        self._edit_body(10_000)
        run_once(self.ours)
        nothing = lambda turn: None  # noqa: E731
        found += [
            self._pair("nochange", nothing, nothing, rounds),
            self._pair("body", self._edit_body, nothing, rounds),
            self._pair("title", self._edit_title, nothing, rounds),
            self._pair("add", self._add, nothing, rounds),
            self._pair("template", self._edit_template, nothing, rounds),
        ]
        found.append(
            memory_pair(self._with(self.ours, self._from_nothing), self._with(self.hugo, self._hugo_from_nothing))
        )
        lychee = REPOSITORY / ".venv/bin/lychee"
        found += LinkContest(self.repository, self.output, self.ours, self._edit_body, lychee).rows(rounds)
        found += LintContest(
            self.repository, self.content, self.ours, self._from_nothing, self._edit_body, self.output.parent,
            REPOSITORY / ".venv/bin/ruff", REPOSITORY / "node_modules/.bin/markdownlint-cli2",
        ).rows(rounds)  # fmt: skip
        return tuple(found)

    def _pair(self, work: str, ours, hugo, rounds: int) -> Row:  # type: ignore[no-untyped-def]
        print(f"{work} …", file=sys.stderr)
        return timed_pair(work, self._with(self.ours, ours), self._with(self.hugo, hugo), rounds)

    def _with(self, command: Command, before) -> Command:  # type: ignore[no-untyped-def]
        return Command(command.words, command.folder, command.environment, before)

    def performance(self) -> dict[str, float]:
        """Lighthouse on the portal that was measured."""
        article = f"/{self.listed[-1].path}/"
        pages = {"home": "/", "topic": "/chu-de/chu-de-1/", "article": article, "plan": "/ke-hoach/do-toc-do/"}
        return performance(REPOSITORY / "node_modules/.bin/lighthouse", self.output, pages)

    def _check_pages(self) -> None:
        ours, hugo = html_addresses(self.output), html_addresses(self.hugo_output)
        if ours != hugo:
            raise Failed(f"the two sites differ in {len(ours ^ hugo)} pages: {sorted(ours ^ hugo)[:5]}")

    def _from_nothing(self, turn: int) -> None:
        for folder in (self.output, *self.output.parent.glob(".cong*"), self.repository / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def _hugo_from_nothing(self, turn: int) -> None:
        for folder in (self.hugo_output, self.cache, self.site / "resources"):
            shutil.rmtree(folder, ignore_errors=True)

    def _edit_body(self, turn: int) -> None:
        self._rewrite(self.size // 2 + turn % 5, f" Bổ sung lần {turn}.")

    def _rewrite(self, number: int, edited: str) -> None:
        sample = self.listed[number]
        before = tuple(self.listed[max(0, number - 400) : number])
        (self.content / sample.path / "index.md").write_text(article_text(sample, before, edited), "utf-8")

    def _edit_title(self, turn: int) -> None:
        number = self.size // 3 + turn
        file = self.content / self.listed[number].path / "index.md"
        text = file.read_text("utf-8")
        file.write_text(text.replace("title: ", f"title: Sửa lần {turn}, ", 1), "utf-8")

    def _add(self, turn: int) -> None:
        last = self.listed[-1]
        sample = Sample(
            self.size + turn, last.unit, f"2025-12-31-bai-them-{turn}", f"Bài thêm {turn}", last.topic, last.tags
        )
        folder = self.content / sample.path
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(article_text(sample, tuple(self.listed[-400:])), "utf-8")
        write_hugo_article(self.site, self.content, sample, 5)

    def _edit_template(self, turn: int) -> None:
        with (self.repository / "theme/templates/parts/card.html").open("a", encoding="utf-8") as template:
            template.write(f"{{# {turn} #}}\n")
        with (self.site / "layouts/partials/card.html").open("a", encoding="utf-8") as template:
            template.write(f"<!-- {turn} -->\n")


def _copied_repository(target: Path) -> Path:
    """The repository as git knows it (what is not committed too), with this environment."""
    listed = subprocess.run(
        [
            "git",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            "Makefile",
            "*.py",
            "theme",
            "scripts",
            "*.txt",
        ],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    for name in sorted(set(filter(None, listed.stdout.decode().split("\0")))):
        if (REPOSITORY / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, target / name)
    (target / ".venv").symlink_to(REPOSITORY / ".venv")
    return target


if __name__ == "__main__":
    sys.exit(main())
