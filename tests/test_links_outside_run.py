"""A run as a whole: polite on the wire, patient with its time, stoppable, and told in full."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import BASE, PortalMaker
from link_server import NOT_FOUND, LinkServer, Reply, article, moved
from outside_content import TODAY, check, content_with
from portal.findings.finding import CannotRun
from portal.links.outside.check import OutsideResult
from portal.links.outside.command import OutsideWords, linkcheck_external, more_json, more_lines
from portal.links.outside.resolver import Reach, read_networks
from reading import article as article_text

GOOD = Reply(body=article("Lịch khai giảng"))


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with LinkServer() as running:
        yield running


def run(folder: Path, server: LinkServer, urls: list[str], today: date = TODAY, **settings: object) -> OutsideResult:
    """`urls`: without scheme and port."""
    (folder / "hosts").write_text(server.hosts_file(), "utf-8")
    if not (folder / "content").exists():
        content_with(folder, BASE, [at(server, url) for url in urls])
    return check(folder / "content", folder, today, **settings)


def at(server: LinkServer, url: str) -> str:
    host, slash, path = url.partition("/")
    return f"http://{host}:{server.port}{slash}{path}"


def verdicts(result: OutsideResult) -> list[str]:
    return [each.outcome.verdict for each in result.links]


def test_no_host_gets_more_than_six_requests_at_once(tmp_path: Path, server: LinkServer) -> None:
    server.others["ban.example"] = lambda request: replace(GOOD, delay_s=0.05)

    run(tmp_path, server, [f"ban.example/tin/{n}" for n in range(60)])

    assert 1 < server.most_at_once["ban.example"] <= 6


def test_an_address_is_asked_once_however_often_it_stands_in_the_texts(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/tin"] = GOOD

    result = run(tmp_path, server, ["a.example/tin", "a.example/tin#mot", "a.example/tin#hai", "a.example/tin"])

    assert (1, ["alive"] * 3) == (len(server.asked("a.example", "/tin")), verdicts(result))


def test_requests_say_who_asks_and_carry_no_secret(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = GOOD

    run(tmp_path, server, ["ten:mat-khau@a.example/tin"])

    asked = server.asked("a.example", "/tin")[0]
    assert "SoGDDT-KiemTraLienKet/1.0 (+https://cong.example/)" == asked.headers["user-agent"]
    assert not {"authorization", "cookie", "referer"} & set(asked.headers)
    assert not any("mat-khau" in request.path for request in server.requests)


def test_cookies_do_not_travel_between_links_or_hosts(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = replace(GOOD, headers={"Set-Cookie": "mot=1; Path=/"})
    server.routes["a.example", "/sang"] = moved(f"http://b.a.example:{server.port}/tin", 302)
    server.others["b.a.example"] = GOOD

    run(tmp_path, server, [*(f"a.example/{n}" for n in range(12)), "a.example/sang"])

    assert [] == [request for request in server.requests if "cookie" in request.headers]


def test_what_robots_txt_forbids_is_not_asked_not_even_as_nonsense(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = GOOD
    server.routes["a.example", "/robots.txt"] = Reply(body="User-agent: *\nDisallow: /", type="text/plain")

    run(tmp_path, server, ["a.example/tin", "a.example/tin/tep.pdf"])

    assert ["/robots.txt"] == [request.path for request in server.asked("a.example")]


def test_private_addresses_are_refused_by_name_number_and_redirect(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = moved(f"http://127.0.0.1:{server.port}/bi-mat")
    (tmp_path / "hosts").write_text("127.7.7.7 a.example\n127.0.0.9 rieng.example\n", "utf-8")
    urls = [
        f"http://{host}:{server.port}/x"
        for host in ("a.example", "rieng.example", "127.0.0.1", "2130706433", "localhost", "[::ffff:127.0.0.1]")
    ]
    content = content_with(tmp_path, BASE, urls)

    result = check(
        content,
        tmp_path,
        reach=Reach(read_networks("127.7.7.7"), {"a.example": ("127.7.7.7",), "rieng.example": ("127.0.0.9",)}),
    )

    assert {"a.example"} == {request.host for request in server.requests}
    assert {"unsure"} == set(verdicts(result))


@pytest.mark.parametrize(
    "number",
    [
        "10.1.2.3", "172.16.0.1", "192.168.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fd00:ec2::254", "::ffff:10.0.0.1", "2002:0a00:0001::", "64:ff9b::10.0.0.1", "ff02::1", "2001:db8::1", "khong",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_never_permitted(number: str) -> None:
    assert not Reach().permits(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "203.162.4.190", "2001:4860:4860::8888", "64:ff9b::8.8.8.8"])
def test_public_addresses_are_permitted(number: str) -> None:
    assert Reach().permits(number)


def test_a_host_that_asks_for_rest_gets_it(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = [Reply(429, "", {"Retry-After": "1"}), GOOD]

    assert ["alive"] == verdicts(run(tmp_path, server, ["a.example/1"]))
    assert 2 == len(server.asked("a.example", "/1"))


def test_a_run_ends_with_its_budget_and_the_next_begins_with_what_was_left(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = lambda request: NOT_FOUND if "zq" in request.path else replace(GOOD, delay_s=0.2)
    urls = [f"a.example/{n:02d}" for n in range(99)]

    first = run(tmp_path, server, urls, budget_s=1.5)
    done = {each.link.url for each in first.links if each.outcome.asked}
    server.requests.clear()
    run(tmp_path, server, urls, TODAY + timedelta(days=1), budget_s=1.0)

    left = [each for each in first.links if not each.outcome.asked]
    assert done and left and {"unsure"} == {each.outcome.verdict for each in left}
    assert not any(each.announced for each in left)
    assert not done & {at(server, "a.example" + request.path) for request in server.requests[:3]}


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path: Path, server: LinkServer) -> None:
    server.others["a.example"] = lambda request: NOT_FOUND if "zq" in request.path else replace(GOOD, delay_s=0.1)
    urls = [f"a.example/{n:02d}" for n in range(100)]
    (tmp_path / "hosts").write_text(server.hosts_file(), "utf-8")
    content_with(tmp_path, BASE, [at(server, url) for url in urls])
    script = f"import sys; sys.path[:0] = {sys.path!r}\nfrom pathlib import Path\nfrom outside_content import check\ncheck(Path({str(tmp_path / 'content')!r}), Path({str(tmp_path)!r}))"
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    journal = tmp_path / "do-dang.jsonl"
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= 10):
        time.sleep(0.02)
    process.kill()
    process.wait()
    done = {json.loads(line)["url"] for line in journal.read_bytes().split(b"\n")[:10]}
    server.requests.clear()

    result = run(tmp_path, server, urls)

    assert ["alive"] * 100 == verdicts(result)
    assert not done & {at(server, "a.example" + request.path) for request in server.requests}
    assert not journal.exists()


def test_a_failure_is_asked_again_by_the_run_that_goes_on(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = GOOD
    (tmp_path / "do-dang.jsonl").write_text(
        json.dumps({"day": TODAY.isoformat(), "url": at(server, "a.example/1"), "outcome": {"verdict": "alive"}})
        + '\n{"day": "20',
        "utf-8",
    )

    yesterday = run(tmp_path, server, ["a.example/1"], TODAY - timedelta(days=1))

    assert 1 == len(server.asked("a.example", "/1"))
    assert ["alive"] == verdicts(yesterday)


def test_failures_are_no_truth_and_patience_is_kept_over_runs(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = GOOD
    told = []
    for day in (0, 7, 10, 14, 15):
        if day == 7:
            server.routes["a.example", "/1"] = NOT_FOUND
        if day == 15:
            server.routes["a.example", "/1"] = GOOD
        result = run(tmp_path, server, ["a.example/1"], TODAY + timedelta(days=day))
        told.append(
            (verdicts(result)[0], result.links[0].announced, [finding.code for finding in result.findings], result.exit)
        )

    assert [
        ("alive", False, [], 0),
        ("dead", False, [], 0),
        ("dead", False, [], 0),
        ("dead", True, ["LK-20"], 0),
        ("alive", False, [], 0),
    ] == told


def test_the_same_run_writes_the_same_memory(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = GOOD
    urls = ["a.example/1", "a.example/2", "b.example/"]

    texts = []
    for _ in range(2):
        run(tmp_path, server, urls)
        texts.append((tmp_path / "nho.tsv").read_bytes())
        (tmp_path / "nho.tsv").unlink()

    assert texts[0] == texts[1]


def test_an_excluded_link_is_not_asked_and_an_idle_exclusion_is_told(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = server.routes["a.example", "/2"] = GOOD
    content = content_with(tmp_path, BASE, [at(server, "a.example/1"), at(server, "a.example/2")])
    (content / "lien-ket-ngoai.yaml").write_text(
        "exclusions:\n"
        f"  - {{url: '{at(server, 'a.example/1')}', reason: Máy chủ chặn, until: 2026-12-31}}\n"
        f"  - {{url: '{at(server, 'a.example/2')}', reason: Đang sửa, until: 2026-10-31}}\n"
        "  - {url: 'https://khong-ai-nhac.example/*', reason: Cũ, until: 2026-12-31}\n",
        "utf-8",
    )

    result = run(tmp_path, server, [])

    assert [] == server.asked("a.example", "/1")
    assert 1 == len(server.asked("a.example", "/2"))
    assert [("LK-25", "warning", 3), ("LK-25", "hint", 4)] == [
        (f.code, f.severity, f.place.line) for f in result.findings
    ]


def test_mistakes_of_the_settings_are_told_and_nothing_is_asked(tmp_path: Path, server: LinkServer) -> None:
    content = content_with(tmp_path, BASE, [at(server, "a.example/1")])
    (content / "lien-ket-ngoai.yaml").write_text("exclusion: []\nannounce: {runs: ba}\n", "utf-8")

    result = run(tmp_path, server, [])

    assert (2, 2, []) == (result.exit, len(result.findings), server.requests)


def test_a_moved_link_is_rewritten_on_request_and_keeps_its_history(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/cu"] = moved("/moi")
    server.routes["a.example", "/moi"] = GOOD

    first = run(tmp_path, server, ["a.example/cu"], fix=True)
    second = run(tmp_path, server, [], fix=True)

    assert ([], 1) == ([finding.code for finding in first.findings], len(first.rewritten))
    assert ([(at(server, "a.example/moi"), "alive")], 0) == (
        [(each.link.url, each.outcome.verdict) for each in second.links],
        len(second.rewritten),
    )
    assert [at(server, "a.example/moi")] == list(second.memory.known)


def test_units_that_took_over_are_no_strangers(tmp_path: Path, server: LinkServer) -> None:
    server.routes["cu.example", "/1"] = moved(f"http://moi.example:{server.port}/1")
    server.routes["moi.example", "/1"] = GOOD
    content = content_with(tmp_path, BASE, [at(server, "cu.example/1")])
    units = (content / "don-vi.yaml").read_text("utf-8")
    units = units.replace("phong-gddt, until", "phong-gddt, site: 'http://cu.example', until").replace(
        "kind: phong-chuyen-mon}", "kind: phong-chuyen-mon, site: 'http://moi.example'}"
    )
    (content / "don-vi.yaml").write_text(units, "utf-8")

    result = run(tmp_path, server, [])

    assert "moved" == next(each.outcome.verdict for each in result.links if each.link.url.endswith("/1"))


def test_the_command_reports_every_link_once_with_its_places(tmp_path: Path, server: LinkServer) -> None:
    server.routes["a.example", "/1"] = GOOD
    (tmp_path / "hosts").write_text("127.0.0.5 a.example\n", "utf-8")
    content = content_with(tmp_path, BASE, [at(server, "a.example/1"), at(server, "a.example/2")])
    words = OutsideWords(content, allow="127.0.0.0/8", hosts=str(tmp_path / "hosts"), timeout="3", budget="60")

    result = linkcheck_external(words, TODAY)
    report = more_json(result, lambda path: path)

    place = {"path": "content/tin-bai/van-phong/2024-04-01-lien-ket-0/index.md", "col": 1}
    assert [
        {
            "url": at(server, "a.example/1"),
            "verdict": "alive",
            "status": 200,
            "final": at(server, "a.example/1"),
            "since": "2026-11-25",
            "announced": False,
            "places": [{**place, "line": 7}],
        },
        {
            "url": at(server, "a.example/2"),
            "verdict": "dead",
            "status": 404,
            "final": at(server, "a.example/2"),
            "since": "2026-11-25",
            "announced": True,
            "reason": "máy chủ báo không có trang này (mã 404)",
            "places": [{**place, "line": 9}],
        },
    ] == report["links"]
    assert [{"unit": "van-phong", "links": 2, "broken": 1, "waiting": 0, "oldest": "2026-11-25"}] == report["units"]
    assert [{"day": "2026-11-25", "alive": 1, "dead": 1}] == report["trend"]
    assert "2 liên kết tới trang khác: 1 còn tốt, 1 đã chết." == list(more_lines(result, str))[-1]
    assert (content / "lien-ket-ngoai.tsv").exists()


@pytest.mark.parametrize(
    "words",
    [
        {"timeout": "ba"}, {"budget": "-1"}, {"allow": "mạng"}, {"hosts": "khong-co"}, {"cafile": "khong-co"}, {"timeout": "nan"},
    ],
)  # fmt: skip
def test_words_that_make_no_sense_are_refused(portal: PortalMaker, words: dict[str, str]) -> None:
    with pytest.raises(CannotRun):
        linkcheck_external(OutsideWords(portal(), **words), TODAY)  # type: ignore[arg-type]


def test_a_machine_without_network_calls_nothing_dead(
    portal: PortalMaker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The one thing that cannot be had for real: name servers that know no name at all.
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    text = article_text("[a](https://truong-a.vn/) [b](https://truong-b.vn/) [c](https://khong-co.invalid/)\n")
    content = portal({"tin-bai/van-phong/2024-05-01-bai/index.md": text})

    result = linkcheck_external(OutsideWords(content, memory=str(tmp_path / "nho.tsv")), TODAY)

    assert {
        "https://khong-co.invalid/": "dead",
        "https://truong-a.vn/": "unsure",
        "https://truong-b.vn/": "unsure",
    } == {each.link.url: each.outcome.verdict for each in result.links}
    assert 1 == len(result.findings)
