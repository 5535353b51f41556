"""The bench measures what it says and tells it in the agreed form; no figure is judged here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.machine import Machine
from bench.measure import Row
from bench.pages import Kind
from bench.report import Report, as_json, as_markdown, as_text

ROOT = Path(__file__).parents[1]
WORKS = ("nochange", "body", "title", "add", "template", "cold", "memory")
MACHINE = Machine(2, (0.1, 0.2, 0.3), {"Python": "3.11.7", "Hugo": "0.168.0"})
REPORT = Report(
    1000,
    3,
    MACHINE,
    (Row("body", 0.5, 10.0, cpu=(0.4, 16.0)), Row("memory", 150.0, 300.0)),
    (Row("stock", 8.0, 24.0, "pelican", (12.0, 24.0)),),
    {"ours": 763, "hugo": 763, "pelican": 716},
    (Kind("article.html", 1000, 20_480_000, 2.0),),
    {"home": 1.0},
)


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "bench", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def small_run() -> dict:
    if not (ROOT / ".venv/bin/hugo").is_file():
        pytest.skip("Chưa có Hugo: chạy make bench một lần để cài.")
    told = bench("--n", "30", "--rounds", "1", "--format", "json", "--part", "engine,stock,pages")
    assert "" == told.stderr[told.stderr.rfind("…") + 2 :]
    return json.loads(told.stdout)


def test_a_run_tells_the_seven_works_against_hugo_and_nothing_else_among_them(small_run: dict):
    assert WORKS == tuple(row["work"] for row in small_run["rows"])
    assert [["work", "ours", "hugo", "ratio"]] * 7 == [list(row) for row in small_run["rows"]]


def test_every_figure_of_a_run_is_more_than_nothing(small_run: dict):
    assert 30 == small_run["n"]
    assert [] == [row for row in small_run["rows"] if min(row["ours"], row["hugo"], row["ratio"]) <= 0]


def test_stock_pelican_stands_beside_with_its_own_pages(small_run: dict):
    (stock,) = small_run["others"]

    assert ["work", "ours", "pelican", "ratio"] == list(stock)
    assert small_run["written"]["ours"] >= small_run["written"]["pelican"] > 30


def test_a_run_tells_what_each_kind_of_file_costs(small_run: dict):
    files = {kind["kind"]: kind["files"] for kind in small_run["pages"]}

    assert {"article.html": 31, "picture .jpg": 1, "json /don-vi": 60} == {
        kind: files[kind] for kind in ("article.html", "picture .jpg", "json /don-vi")
    }


def test_a_part_that_is_not_known_is_refused_with_those_that_are():
    told = bench("--part", "engine,liks")

    assert 2 == told.returncode
    assert "“liks”: engine, links" in told.stderr


def test_json_keeps_other_rivals_out_of_the_rows():
    told = json.loads(as_json(REPORT))

    assert ["body", "memory"] == [row["work"] for row in told["rows"]]
    assert [{"work": "stock", "ours": 8.0, "pelican": 24.0, "ratio": 0.3333}] == told["others"]
    assert {"work": "body", "ours": 0.4, "hugo": 16.0, "ratio": 0.025} == told["cpu"][0]


def test_markdown_is_the_table_of_the_document_with_machine_target_and_verdict():
    lines = as_markdown(REPORT).split("\n")

    assert "2 cores, load before the run 0.1 0.2 0.3 (1, 5, 15 minutes); Python 3.11.7, Hugo 0.168.0." == lines[0]
    assert "HTML pages: ours 763, Hugo 763, stock Pelican 716" in lines
    assert "| one body edited | 0.50 | 10.00 | 0.050 | 0.06 | within | 0.40 | 16.00 | 0.025 | 0.50 |" in lines
    assert "| peak memory, MiB | 150.00 | 300.00 | 0.500 | 0.30 | missed |  |  |  |  |" in lines
    assert "| from nothing | 8.00 | 24.00 | 0.333 |  |  | 12.00 | 24.00 | 0.500 | stock Pelican |" in lines
    assert "| article.html | 1000 | 20000 | 20.0 | 2.00 | 2.00 |" in lines


def test_text_holds_the_same_figures_in_columns():
    told = as_text(REPORT)

    assert told.split("\n")[0] == as_markdown(REPORT).split("\n")[0]
    assert ["one", "body", "edited", "0.50", "10.00", "0.050", "0.06", "within", "0.40", "16.00", "0.025", "0.50"] in [
        line.split() for line in told.split("\n")
    ]
