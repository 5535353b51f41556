"""`make bench`: the portal against Hugo on the same pages, its link check against lychee, as ratios of one run.

The portal is measured as people use it, with `make html`, in a copy of this repository (a template is edited there).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import AS_OF, Sample, article_text, samples, write_corpus
from bench.hugo_site import html_addresses, write_hugo_article, write_hugo_site
from bench.lighthouse import performance
from bench.links import LinkContest
from bench.linting import LintContest
from bench.machine import Machine, machine
from bench.measure import Command, Failed, Row, memory_pair, run_once, timed_pair
from bench.pages import costs_of_pages
from bench.report import Report, as_json, as_markdown, as_text
from bench.stock import MOST as MOST_OF_STOCK
from bench.stock import StockContest

REPOSITORY = Path(__file__).resolve().parents[2]
PARTS = ("engine", "links", "lint", "stock", "pages", "lighthouse")
_LARGE = 3000  # articles: with more, building from nothing is timed once


def main() -> int:
    options = _asked()
    if options.corpus_only is not None:
        write_corpus(options.corpus_only, options.n)
        return 0
    parts = options.part or [part for part in PARTS if part != "stock" or options.n <= MOST_OF_STOCK]
    where = machine(REPOSITORY / ".venv/bin")  # before the bench is the load itself
    try:
        with tempfile.TemporaryDirectory(prefix="do-toc-do-") as folder:
            report = Contest(Path(folder), options.n).report(options.rounds, parts, where)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    print({"text": as_text, "json": as_json, "markdown": as_markdown}[options.format](report))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    parser.add_argument("--part", type=_parts, default=[])
    parser.add_argument("--corpus-only", type=Path)
    return parser.parse_args()


def _parts(written: str) -> list[str]:
    """`engine,links`; empty: what is measured when nothing is said."""
    parts = [part for part in written.replace(",", " ").split() if part]
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"“{unknown[0]}”: {', '.join(PARTS)}")
    return parts


class Contest:
    """One corpus, one copy of the repository, one Hugo site."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
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

    def report(self, rounds: int, parts: Sequence[str], where: Machine) -> Report:
        """The parts asked for, in this order."""
        rows = self._engine(rounds) if "engine" in parts else ()
        run_once(self.ours)
        written = {"ours": len(html_addresses(self.output))}
        if rows:
            written["hugo"] = len(html_addresses(self.hugo_output))  # less a list that an added article has begun
        others: list[Row] = []
        if "links" in parts:
            lychee = REPOSITORY / ".venv/bin/lychee"
            others += LinkContest(self.repository, self.output, self.ours, self._edit_body, lychee).rows(rounds)
        if "lint" in parts:
            others += LintContest(
                self.repository, self.content, self.ours, self._from_nothing, self._edit_body, self.folder,
                REPOSITORY / ".venv/bin/ruff", REPOSITORY / "node_modules/.bin/markdownlint-cli2",
            ).rows(rounds)  # fmt: skip
        if "stock" in parts:
            stock = StockContest(self.content, self.output, self.folder / "pelican", self.ours, self._from_nothing)
            row, written["pelican"] = stock.row(self.listed[-1], REPOSITORY / ".venv/bin/python")
            others.append(row)
        kinds = costs_of_pages(self.repository, self.content, self.folder / "trang", AS_OF) if "pages" in parts else ()
        speeds = self._performance() if "lighthouse" in parts else {}
        return Report(self.size, rounds, where, rows, others, written, kinds, speeds)

    def _engine(self, rounds: int) -> tuple[Row, ...]:
        """Every kind of work. Memory is sampled in the first runs, which are not timed: sampling takes a processor.

        The first change after a build from nothing is not counted either (it fills the second tree).
        """
        print("memory …", file=sys.stderr)
        memory = memory_pair(self.ours, self._with(self.hugo, self._write_hugo_site))
        self._check_pages()
        cold_rounds = 1 if self.size > _LARGE else max(1, rounds - 1)
        cold = self._pair("cold", self._from_nothing, self._hugo_from_nothing, cold_rounds)
        self._edit_body(10_000)
        run_once(self.ours)
        nothing = lambda turn: None  # noqa: E731
        return (
            self._pair("nochange", nothing, nothing, rounds),
            self._pair("body", self._edit_body, nothing, rounds),
            self._pair("title", self._edit_title, nothing, rounds),
            self._pair("add", self._add, nothing, rounds),
            self._pair("template", self._edit_template, nothing, rounds),
            cold,
            memory,
        )

    def _write_hugo_site(self, turn: int) -> None:
        """Its frame comes from the portal, which has just been built."""
        write_hugo_site(self.site, self.content, self.output, tuple(self.listed))

    def _pair(self, work: str, ours, hugo, rounds: int) -> Row:  # type: ignore[no-untyped-def]
        print(f"{work} …", file=sys.stderr)
        return timed_pair(work, self._with(self.ours, ours), self._with(self.hugo, hugo), rounds)

    def _with(self, command: Command, before) -> Command:  # type: ignore[no-untyped-def]
        return Command(command.words, command.folder, command.environment, before)

    def _performance(self) -> dict[str, float]:
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
            "package-lock.json",
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
