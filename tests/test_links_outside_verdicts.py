"""Every behaviour of the table gets its verdict, in one run over one content folder against a real server."""

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
        yield table, check(content, folder, timeout_s=1.5, authorities=folder / "ca.pem")


def judged(run: tuple[Table, OutsideResult], row: Row) -> Judged:
    return next(each for each in run[1].links if each.link.url == run[0].filled(row.url))


def test_every_behaviour_has_its_verdict(run: tuple[Table, OutsideResult]) -> None:
    table = run[0]
    wrong = {
        row.name: (row.verdict, each.outcome.verdict, each.outcome.status, each.outcome.reason)
        for row in table.rows
        for each in (judged(run, row),)
        if each.outcome.verdict != row.verdict
    }

    assert {} == wrong
    assert len(table.rows) >= 200
