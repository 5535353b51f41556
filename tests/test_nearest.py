"""What is proposed for a wrong name, also where there are very many right ones."""

from portal.findings.nearest import nearest

UNITS = [f"/don-vi/don-vi-{n}/" for n in range(40)]
MANY = [f"/tin-bai/don-vi-{n % 40}/2024-03-05-bai-so-{n}/" for n in range(30_000)]


def test_of_few_names_any_may_be_meant() -> None:
    assert "cuoc-thi-ky-thi" == nearest("Cuộc thi kỳ thi", ["he-nam-hoc-moi", "cuoc-thi-ky-thi"])
    assert None is nearest("xyz", ["he-nam-hoc-moi", "cuoc-thi-ky-thi"])


def test_of_very_many_addresses_one_in_the_same_folder_is_meant() -> None:
    assert "/tin-bai/don-vi-7/2024-03-05-bai-so-29927/" == nearest("/tin-bai/don-vi-7/2024-03-05-bai-so-2992/", MANY)
    assert "/don-vi/don-vi-12/" == nearest("/don-vi/donvi-12/", [*MANY, *UNITS])


def test_of_very_many_in_one_folder_the_same_last_part_is_meant() -> None:
    assert "/tin-bai/don-vi-7/2024-03-05-bai-so-47/" == nearest("/tin-bai/donvi-7/2024-03-05-bai-so-47/", MANY)
    assert None is nearest("/tin-bai/donvi-7/2024-03-05-khong-co/", MANY)
