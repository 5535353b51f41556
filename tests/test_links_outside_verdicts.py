"""Every behaviour of the table gets its verdict, in one run over one content folder against a real server."""

from bisect import bisect_left
from collections.abc import Iterator

import pytest

from conftest import BASE
from link_behaviours import Row, Table, build_table
from link_server import LinkServer
from outside_content import check, content_with
from portal.links.outside.check import OutsideResult
from portal.links.outside.told import Judged

PRIVATE = {"noi-bo.example": "10.0.0.5", "noi-bo.loi.example": "192.168.7.7"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Table, OutsideResult]]:
    folder = tmp_path_factory.mktemp("lien-ket")
    with LinkServer() as server:
        table = build_table(server)
        server.authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        (folder / "hosts").write_text(server.hosts_file(PRIVATE), "utf-8")
        content = content_with(folder, BASE, [table.filled(row.url) for row in table.rows])
        (content / "lien-ket-ngoai.yaml").write_text("successors: {khach.example: ke-thua.example}\n", "utf-8")
        yield table, check(content, folder, timeout_s=2.5, authorities=folder / "ca.pem")


def judged(run: tuple[Table, OutsideResult], row: Row) -> Judged:
    links = run[1].links
    return links[bisect_left(links, run[0].filled(row.url), key=lambda each: each.link.url)]


def test_no_host_got_more_than_six_requests_at_once(run: tuple[Table, OutsideResult]) -> None:
    # Requests that the checker gave up stay with the server until it notices: those hosts are left out.
    most = {host: count for host, count in run[0].server.most_at_once.items() if host.startswith("nhieu-")}

    assert max(most.values()) <= 6


def test_no_private_address_was_asked(run: tuple[Table, OutsideResult]) -> None:
    known = {host for host, _ in run[0].server.routes} | set(run[0].server.others)

    assert set() == {request.host for request in run[0].server.requests} - known


def test_certificates_are_told_apart(run: tuple[Table, OutsideResult]) -> None:
    told = {
        each.link.url.partition(".")[0].removeprefix("https://"): each.outcome.tls
        for each in run[1].links
        if each.outcome.tls and ".tls.example" in each.link.url and each.link.url.startswith("https")
    }

    assert "chứng thư đã hết hạn" == told["het-han"]
    assert "chứng thư chưa đến ngày có hiệu lực" == told["chua-den"]
    assert "chứng thư cấp cho tên miền khác" == told["sai-ten"]
    assert "không xác minh được nơi cấp" in (told["la-cap"] or "")


def test_an_official_host_is_warned_before_its_certificate_ends(run: tuple[Table, OutsideResult]) -> None:
    told = [finding.message for finding in run[1].findings if finding.code == "LK-24" and finding.severity == "hint"]

    assert 1 == len(told) and "sap-het.edu.vn" in told[0]


def test_nothing_outside_is_ever_an_error(run: tuple[Table, OutsideResult]) -> None:
    assert (0, {"warning", "hint"}) == (run[1].exit, {finding.severity for finding in run[1].findings})


def test_moved_links_name_their_new_address(run: tuple[Table, OutsideResult]) -> None:
    table = run[0]
    wrong = {
        row.name: each.outcome.moved_to
        for row in table.rows
        if row.final is not None
        for each in (judged(run, row),)
        if each.outcome.moved_to != table.filled(row.final)
    }

    assert {} == wrong


def test_every_behaviour_has_its_verdict(run: tuple[Table, OutsideResult]) -> None:
    table = run[0]
    wrong = {
        row.name: (row.verdict, each.outcome.verdict, each.outcome.status, each.outcome.reason)
        for row in table.rows
        for each in (judged(run, row),)
        if each.outcome.verdict != row.verdict
    }

    assert {} == wrong
    assert 2_000 == len(run[1].links)
