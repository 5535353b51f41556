"""What is kept between builds: whole and ours, or as good as absent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.build.body_store import BodyStore, DamagedCache
from portal.build.checked_file import read_checked, write_checked


def test_what_was_kept_is_read_again(tmp_path: Path):
    assert write_checked(tmp_path / "moi" / "a", b"noi dung", "1")
    assert b"noi dung" == read_checked(tmp_path / "moi" / "a", "1")


def test_what_another_version_kept_is_not_read(tmp_path: Path):
    write_checked(tmp_path / "a", b"noi dung", "1")

    assert read_checked(tmp_path / "a", "2") is None


@given(data=st.data(), payload=st.binary(min_size=1, max_size=200))
def test_a_file_with_one_byte_changed_or_cut_anywhere_is_not_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, payload: bytes
):
    file = tmp_path_factory.mktemp("kho") / "a"
    write_checked(file, payload, "phien-ban")
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    for spoilt in (whole[:at], whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :]):
        file.write_bytes(spoilt)

        assert read_checked(file, "phien-ban") is None


def test_a_cache_that_cannot_be_written_is_told_and_no_fault(tmp_path: Path):
    (tmp_path / "tep").write_text("đây là tệp, không phải thư mục", "utf-8")

    assert not write_checked(tmp_path / "tep" / "a", b"x", "1")


@pytest.mark.parametrize("is_file", [True, False])
def test_bodies_come_back_as_they_were_added(tmp_path: Path, is_file: bool):
    store = BodyStore(tmp_path / "kho" / "than.bin" if is_file else None)
    places = [store.add(body.encode()) for body in ("một", "", "hai")]

    assert (["một", "", "hai"], is_file) == ([store.read(place) for place in places], store.is_kept)


def test_bodies_of_an_earlier_build_stay_where_they_are(tmp_path: Path):
    first = BodyStore(tmp_path / "than.bin")
    place = first.add("cũ".encode())
    first.close()
    second = BodyStore(tmp_path / "than.bin")
    second.add("mới".encode())

    assert "cũ" == second.read(place)


def test_a_body_that_was_altered_is_never_handed_out(tmp_path: Path):
    store = BodyStore(tmp_path / "than.bin")
    place = store.add(b"nguyen ven")
    (tmp_path / "than.bin").write_bytes(b"nguyen veN")

    with pytest.raises(DamagedCache):
        store.read(place)


def test_a_store_that_cannot_be_written_keeps_bodies_for_this_build(tmp_path: Path):
    (tmp_path / "tep").write_text("x", "utf-8")
    store = BodyStore(tmp_path / "tep" / "than.bin")
    place = store.add("thân bài".encode())

    assert ("thân bài", False) == (store.read(place), store.is_kept)
