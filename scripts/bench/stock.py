"""Pelican as it comes, from nothing, on the same articles: for the record, as it has no other kind of build."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpus import Sample
from bench.hugo_site import html_addresses
from bench.measure import Command, Failed, Row, run_once, timed_pair
from bench.stock_site import write_stock_site

RIVAL = "pelican"
MOST = 3000  # articles: with more it is run only when asked for by name, as parts of it grow with their square


@dataclass(frozen=True, slots=True)
class StockContest:
    """`html` builds `content` into `output`; `from_nothing` removes what was built; `site`: a folder for Pelican's."""

    content: Path
    output: Path
    site: Path
    html: Command
    from_nothing: Callable[[int], None]

    def row(self, framed: Sample, python: Path) -> tuple[Row, int]:
        """One run of each, and how many HTML pages Pelican wrote. `framed`: see `write_stock_site`."""
        print("stock …", file=sys.stderr)
        run_once(self.html)
        write_stock_site(self.site, self.content, self.output, framed)
        words = [str(python), "-P", "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "errors"]
        # without the program's folder: Pelican is to find nothing of ours
        stock = Command(words, self.site, {"PYTHONPATH": os.devnull}, self._forget)
        row = timed_pair("stock", replace(self.html, before=self.from_nothing), stock, 1)
        return replace(row, rival=RIVAL), self._written()

    def _forget(self, turn: int) -> None:
        shutil.rmtree(self.site / "output", ignore_errors=True)

    def _written(self) -> int:
        ours, stock = html_addresses(self.output), html_addresses(self.site / "output")
        missing = {address for address in ours - stock if address.startswith("/tin-bai/")}
        if missing:
            raise Failed(f"Pelican wrote no page for {len(missing)} articles: {sorted(missing)[:5]}")
        return len(stock)
