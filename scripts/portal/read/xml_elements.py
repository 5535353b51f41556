"""The elements of an XML part from a stranger, without trees and without entities."""

from xml.parsers import expat

from portal.read.inflation import Inflation


class ForeignXml(Exception):
    """Not well-formed, or with a DTD of its own, which no office document needs."""


def elements_of(data: bytes, account: Inflation) -> list[tuple[str, dict[str, str]]]:
    """(name, attributes) of every element, in order; names without their namespaces.

    Raises ForeignXml; TooMuch when the file's parts together hold too many tags and attributes.
    """
    account.add_marks(data.count(b"<") + data.count(b"="))
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    def doctype(name: str, system: str | None, public: str | None, has_subset: bool) -> None:
        if has_subset:
            raise ForeignXml(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as broken:  # the last two: encodings that expat does not know
        raise ForeignXml(str(broken)) from broken
    return found


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
