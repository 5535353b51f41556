"""Lighthouse's performance figure of a built portal, as its own simulated cheap phone sees it."""

import json
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.measure import Failed

_CHROME = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *values: object) -> None:
        """Nothing of single requests on the terminal."""


def performance(program: Path, output: Path, pages: dict[str, str]) -> dict[str, float]:
    """Scores from 0 to 1 by the names of `pages` (name -> address); empty when Lighthouse or a browser is missing."""
    chromium = shutil.which("chromium")
    if not program.is_file() or chromium is None:
        print("Lighthouse: cần chromium, nodejs, npm ci", file=sys.stderr)
        return {}
    print("lighthouse …", file=sys.stderr)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        site = f"http://127.0.0.1:{server.server_port}"
        return {name: _score(program, chromium, site + address) for name, address in pages.items()}
    finally:
        server.shutdown()


def _score(program: Path, chromium: str, address: str) -> float:
    command = [str(program), address, "--only-categories=performance", "--output=json", "--quiet"]
    run = subprocess.run(
        [*command, f"--chrome-flags={_CHROME}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    if run.returncode != 0:
        raise Failed(f"lighthouse {address}: {run.stderr[-500:]}")
    return float(json.loads(run.stdout)["categories"]["performance"]["score"])
