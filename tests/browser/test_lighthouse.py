"""Lighthouse 12 on home, topic, article and plan of both shipped portals: 1.0 but for speed.

Served on the loopback address, which Lighthouse takes for a secure one as browsers do: that the host speaks https is
held by what checks the host, not here.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from browser.chromium import QUIET
from browser.needed_programs import LIGHTHOUSE, need
from browser.shown_pages import SHOWN

need("chromium", "node", parts=(LIGHTHOUSE,))

TEMPLATES = ("home.html", "topic.html", "article.html", "plan.html")
SCRIPT = Path(__file__).with_name("lighthouse_scores.mjs")


def test_lighthouse_gives_full_marks_for_accessibility_best_practices_and_search(sites: dict[str, str]):
    addresses = [sites[name] + SHOWN[name][of][0] for name in ("dak-lak", "hau-giang") for of in TEMPLATES]
    run = subprocess.run(
        ["node", str(SCRIPT), " ".join(QUIET), *addresses],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CHROME_PATH": str(shutil.which("chromium"))},
    )
    assert 0 == run.returncode, run.stderr
    told = json.loads(run.stdout)
    full = {"score": 1, "lost": []}

    assert {address: {"accessibility": full, "best-practices": full, "seo": full} for address in addresses} == told
