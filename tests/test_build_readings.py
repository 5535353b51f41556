"""Texts are read once; what is kept of them is what reading them again would give."""

import io
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from edits import header
from portal.build.body_store import BodyStore
from portal.build.kept_readings import KeptReadings, load_readings, save_readings
from portal.build.progress import Progress
from portal.build.readings import Texts, read_texts
from portal.build.workers import Guard
from portal.read.tree import scan_tree

PortalMaker = Callable[..., Path]
FOLDER = "tin-bai/van-phong/2024-04-01-bai"
LATER_NS = 1 << 62  # long after any file was touched


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#335577").save(out, "PNG")
    return out.getvalue()


def read(content: Path, before: tuple[KeptReadings, BodyStore] | None = None, **guard: int) -> Texts:
    nothing = (KeptReadings("than-bai-0.bin", {}, {}, {}), BodyStore(None))
    return read_texts(scan_tree(content), before or nothing, LATER_NS, Progress(), Guard(**guard))


def kept(cache: Path, texts: Texts) -> tuple[KeptReadings, BodyStore]:
    """The texts as the next build finds them."""
    assert save_readings(cache, "1", texts.kept, texts.store, texts.passing)
    return load_readings(cache, "1")


def test_what_is_kept_equals_what_is_read_anew(portal: PortalMaker, tmp_path: Path):
    text = (
        header("Bài", more="tags: [một, hai]\nevent: {start: 2024-05-01 08:00}\nkind: su-kien\n")
        + "![Ảnh sân](a.png)\n"
    )
    content = portal({f"{FOLDER}/index.md": text, f"{FOLDER}/a.png": picture(900, 300)})
    first = read(content, load_readings(tmp_path / "kho", "1"))
    again = read(content, kept(tmp_path / "kho", first))

    assert first.kept == again.kept
    source = f"content/{FOLDER}/index.md"
    assert first.body(source) == again.body(source) != ""
    article = again.kept.articles[source].reading.record
    assert article is not None
    assert ("2024-05-01T08:00:00+07:00", 1) == (
        article.event and article.event.start.isoformat(),
        len(article.pictures),
    )


def test_a_kept_text_is_not_read_again(portal: PortalMaker, tmp_path: Path):
    content = portal({f"{FOLDER}/index.md": header("Bài")})
    before = kept(tmp_path / "kho", read(content, load_readings(tmp_path / "kho", "1")))

    assert 0 == len(read(content, before, memory_bytes=-(10**9)).passing)  # no worker could read with less than nothing


def heavy_then_anew(content: Path, cache: Path, source: str) -> tuple[bool, list[str], frozenset[str], bool, bool]:
    """What a build with little memory tells of `source`, and whether the next one has it and this one the others."""
    heavy = read(content, load_readings(cache, "1"), memory_bytes=70_000_000)
    again = read(content, kept(cache, heavy))
    told = heavy.kept.articles[source].reading
    others = (text.reading.record is not None for path, text in heavy.kept.articles.items() if path != source)
    is_read = again.kept.articles[source].reading.record is not None
    return told.record is not None, [finding.code for finding in told.findings], heavy.passing, is_read, all(others)


def test_a_text_too_heavy_to_read_is_told_and_read_anew_next_time(portal: PortalMaker, tmp_path: Path):
    files = {f"{FOLDER}/index.md": header("Bài") + "![Ảnh sân trường](a.png)\n", f"{FOLDER}/a.png": picture(7000, 5000)}
    content = portal(files)
    source = f"content/{FOLDER}/index.md"
    # in a process of its own: one that has run other tests has memory to spare
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        told = alone.submit(heavy_then_anew, content, tmp_path / "kho", source).result()

    assert (False, ["DL-15"], {source}, True, True) == told


def test_bodies_nobody_needs_any_more_do_not_pile_up(portal: PortalMaker, tmp_path: Path):
    content = portal({f"{FOLDER}/index.md": header("Bài")})
    before = load_readings(tmp_path / "kho", "1")
    for n in range(12):
        (content / FOLDER / "index.md").write_text(header("Bài") + f"Lần {n}{' chữ' * 40}.\n\n" * 900, "utf-8")
        texts = read(content, before)
        before = kept(tmp_path / "kho", texts)

    assert "<p>Lần 11 chữ" in read(content, before).body(f"content/{FOLDER}/index.md")
    assert sum(path.stat().st_size for path in (tmp_path / "kho").iterdir()) < 2_500_000
