"""The preview: what a browser gets while somebody edits, mistakes included."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from loopback_port import HANG_S, free_port
from portal.build.settings import REPOSITORY
from portal.desk.preview_builder import PreviewAnswer, PreviewBuilder, PreviewRequest
from portal.desk.preview_page import preview_state, with_reload
from portal.findings.finding import Finding, Place
from reading import article

AS_OF = "2024-06-01"
SCRIPT = """
import sys
from pathlib import Path
from portal.desk.preview_builder import PreviewRequest
from portal.desk.serve_command import run_serve
from portal.findings.finding import CannotRun
content, output, cache, port, drafts = sys.argv[1:]
request = PreviewRequest(Path(content), Path(output), Path(cache), "", "2024-06-01", drafts == "1")
try:
    sys.exit(run_serve(request, int(port), lambda line: print(line, flush=True), str))
except CannotRun as refusal:
    print(refusal)
    sys.exit(2)
"""


@dataclass
class Served:
    """A preview that runs in a process of its own."""

    process: subprocess.Popen[str]
    content: Path
    output: Path
    port: int

    def get(self, address: str, host: str | None = None) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=HANG_S)
        connection.request("GET", address, headers={"Host": host} if host else {})
        response = connection.getresponse()
        return response, response.read().decode("utf-8", "replace")

    def save(self, path: Path, text: str) -> None:
        """As careful editors do: no build ever sees half of it."""
        aside = self.output.with_name("dang-luu")
        aside.write_text(text, "utf-8")
        aside.replace(path)

    def until(self, address: str, holds: Callable[[str], bool], limit_s: float = HANG_S) -> str:
        end = time.monotonic() + limit_s
        while True:
            text = self.get(address)[1]
            if holds(text) or time.monotonic() > end:
                return text
            time.sleep(0.05)

    def state_with(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Of what the script in the page is sent, the first that holds."""
        end, state = time.monotonic() + HANG_S, None
        connection = HTTPConnection("127.0.0.1", self.port, timeout=HANG_S)
        connection.request("GET", "/_xem-truoc/su-kien")
        for line in connection.getresponse():
            if line.startswith(b"data: ") and holds(state := json.loads(line[6:])):
                return state
            assert time.monotonic() < end, f"the page was last told {state}"
        raise AssertionError(f"the preview ended; the page was last told {state}")


def start(folder: Path, content: Path, port: int, drafts: str = "0") -> subprocess.Popen[str]:
    words = [str(content), str(folder / "ra"), str(folder / "kho"), str(port), drafts]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", SCRIPT, *words],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1"},
    )


@contextmanager
def served(folder: Path, content: Path, drafts: str = "0") -> Iterator[Served]:
    port = free_port()
    process = start(folder, content, port, drafts)
    try:
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        yield Served(process, content, folder / "ra", port)
    finally:
        process.send_signal(signal.SIGINT)
        assert 0 == process.wait(HANG_S)


def test_an_edit_is_shown_and_told_to_the_page_and_a_mistake_stops_nothing(tmp_path: Path, portal: Any) -> None:
    content = portal()
    text = content / "tin-bai/van-phong/2024-03-05-mo-dau/index.md"
    address = "/tin-bai/van-phong/2024-03-05-mo-dau/"
    with served(tmp_path, content) as preview:
        first = preview.state_with(lambda state: bool(state["version"]) and not state["blocked"])
        page = preview.until(address, lambda page: "Nội dung bài mở đầu" in page)

        assert f'data-version="{first["version"]}"' in page

        preview.save(text, text.read_text("utf-8").replace("Nội dung bài mở đầu", "Nội dung đã sửa"))
        second = preview.state_with(lambda state: state["version"] != first["version"])

        assert "Nội dung đã sửa" in preview.get(address)[1]
        assert second["version"] in preview.get(address)[1]

        whole = text.read_text("utf-8")
        preview.save(text, whole.replace("author:", "autor:"))
        broken = preview.state_with(lambda state: state["blocked"])

        assert {"DL-02"} <= {finding["code"] for finding in broken["findings"]}
        assert any("“author”" in finding["hint"] for finding in broken["findings"])
        assert 200 == preview.get("/")[0].status

        preview.save(content / "cong.yaml", "name: [")
        worse = preview.state_with(lambda state: "Chưa dựng được cổng" in state["summary"])

        assert 200 == preview.get("/")[0].status
        assert worse["findings"]

        preview.save(content / "cong.yaml", (REPOSITORY / "tests/portals/nho/cong.yaml").read_text("utf-8"))
        preview.save(text, whole)
        assert [] == preview.state_with(lambda state: not state["blocked"])["findings"]


def test_drafts_are_shown_only_when_asked_for(tmp_path: Path, portal: Any) -> None:
    draft = {"tin-bai/phong-mau/2024-05-06-nhap/index.md": article(title="Bài đang viết", status="draft")}
    address = "/tin-bai/phong-mau/2024-05-06-nhap/"
    for drafts, status in (("1", 200), ("0", 404)):
        folder = tmp_path / drafts
        folder.mkdir()
        with served(folder, portal(draft, name=f"{drafts}/content"), drafts) as preview:
            preview.state_with(lambda state: bool(state["version"]))

            assert status == preview.get(address)[0].status


def test_a_portal_that_cannot_be_built_yet_shows_why_and_appears_once_it_can(tmp_path: Path, portal: Any) -> None:
    content = portal({"cong.yaml": "name: x\n"})
    with served(tmp_path, content) as preview:
        state = preview.state_with(lambda state: bool(state["findings"]))

        assert state["blocked"] and "" == state["version"]
        assert 503 == preview.get("/")[0].status
        assert "xem-truoc.js" in preview.get("/")[1]

        preview.save(content / "cong.yaml", (REPOSITORY / "tests/portals/nho/cong.yaml").read_text("utf-8"))
        preview.state_with(lambda state: bool(state["version"]))

        assert 200 == preview.get("/")[0].status


def test_only_the_portals_own_addresses_are_answered_on_this_machine_and_output_stays_as_built(
    tmp_path: Path, portal: Any
) -> None:
    asked = {
        "/sitemap.xml": 200,
        "/don-vi": 301,
        "/khong-co/": 404,
        "/../cong.yaml": 404,
        "/%2e%2e/content/cong.yaml": 404,
        "/..%2fcontent%2fcong.yaml": 404,
        "//etc/passwd": 404,
    }
    with served(tmp_path, portal()) as preview:
        preview.state_with(lambda state: bool(state["version"]))

        answers = {address: preview.get(address) for address in asked}

        assert asked == {address: response.status for address, (response, _) in answers.items()}
        assert not any("siteurl:" in text for _, text in answers.values())
        assert "_xem-truoc" in preview.get("/")[1]
        assert [] == [path for path in preview.output.rglob("*.html") if b"_xem-truoc" in path.read_bytes()]
        assert 403 == preview.get("/", host="ke-gian.example")[0].status
        assert 200 == preview.get("/", host=f"localhost:{preview.port}")[0].status


def test_a_port_that_is_taken_is_one_line_that_names_another(tmp_path: Path, portal: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(tmp_path, portal(), taken.getsockname()[1])
        told, _ = process.communicate(timeout=HANG_S)

    assert 2 == process.returncode
    assert re.fullmatch(r"Cổng mạng \d+ đang có chương trình khác dùng: chọn số khác, ví dụ PORT=\d+\.\n", told)


def test_the_script_goes_before_the_end_of_the_page_or_at_its_end() -> None:
    assert b"<p>a</p><script" in with_reload(b"<p>a</p></body></html>", "1")
    assert with_reload(b"<p>a</p></body></html>", "1").endswith(b"</body></html>")
    assert with_reload(b"<p>a", "1").startswith(b"<p>a<script")


def test_a_fault_of_the_program_ends_one_build_and_not_the_preview(tmp_path: Path, portal: Any) -> None:
    request = PreviewRequest(portal(), tmp_path / "ra", tmp_path / "kho", "", "không phải ngày", False)

    async def twice() -> tuple[PreviewAnswer, PreviewAnswer]:
        builder = PreviewBuilder(request)
        return await builder.build(), await builder.build()

    first, second = asyncio.run(twice())

    assert (70, 70) == (first.exit, second.exit)
    assert preview_state(first, "")["summary"] == first.refusal
    assert first.refusal is not None and first.refusal.startswith("Lỗi của chính chương trình (mã 1)")


def test_errors_come_first_in_the_page_and_a_flood_is_cut() -> None:
    hints = tuple(Finding(Place("content/a.md", n), "X-01", "hint", "Nên xem.") for n in range(1, 400))
    error = Finding(Place("content/b.md"), "X-02", "error", "Sai.")

    shown = preview_state(PreviewAnswer(1, 9, (*hints, error), ()), "7")["findings"]

    assert isinstance(shown, list)
    assert (200, "X-02") == (len(shown), shown[0]["code"])


def test_what_the_page_is_told_is_text_and_says_where() -> None:
    finding = Finding(Place("content/a.md", 3, 7), "DL-02", "error", "Không có khóa “<b>”.", "Xóa dòng này.")

    state = preview_state(PreviewAnswer(1, 9, (finding,), ()), "7")

    assert {
        "version": "7",
        "summary": "9 trang, 1 lỗi, 0 lời báo khác.",
        "blocked": True,
        "findings": [
            {
                "place": "content/a.md:3:7",
                "code": "DL-02",
                "severity": "lỗi",
                "message": "Không có khóa “<b>”.",
                "hint": "Xóa dòng này.",
            }
        ],
    } == state
