"""XML -> elements with places, read by expat: no external entity, no entity of the document's own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_MOST_DEEP = 300


@dataclass(slots=True)
class Element:
    """`name`: local, in the case of the file; `space`: namespace or empty. `attributes`: local name -> value.

    `prefixed`: (namespace, local name) -> value of attributes with a namespace. `at`: code points to its `<`, or -1.
    """

    name: str
    space: str
    attributes: dict[str, str]
    prefixed: dict[tuple[str, str], str]
    at: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        """Itself and everything below it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    def first(self, *names: str) -> "Element | None":
        """Its first child that has one of these local names."""
        return next((child for child in self.children if child.name in names), None)


@dataclass(frozen=True, slots=True)
class NotXml:
    """Why a text cannot be read as XML, and where."""

    what: str
    at: int


@dataclass(frozen=True, slots=True)
class XmlFile:
    """`sheets`: (address, place) of `<?xml-stylesheet?>`."""

    root: Element
    sheets: tuple[tuple[str, int], ...]


class _Refused(Exception):
    """The document holds what no file of a portal needs."""


def read_xml(text: str, located: bool) -> XmlFile | NotXml:
    """The element tree of a decoded file. Not `located`: every place is -1, at half the time."""
    return _Reader(text, located).read()


class _Reader:
    """One reading; expat tells places in bytes of UTF-8, which are counted forward once."""

    def __init__(self, text: str, located: bool) -> None:
        self.located = located
        self.data = text.encode("utf-8", "replace")
        self.open: list[Element] = []
        self.root: Element | None = None
        self.sheets: list[tuple[str, int]] = []
        self.at_byte = 0
        self.at_char = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.EntityDeclHandler = self.entity

    def read(self) -> XmlFile | NotXml:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as refusal:
            line, column = refusal.lineno, refusal.offset + 1
            reason = expat.errors.messages.get(refusal.code, "")
            return NotXml(f"XML viết chưa đúng ở dòng {line}, cột {column} ({reason})", self.place())
        except _Refused as refusal:
            return NotXml(str(refusal), self.place())
        if self.root is None:
            return NotXml("XML không có phần tử nào", 0)
        return XmlFile(self.root, tuple(self.sheets))

    def place(self) -> int:
        byte = max(self.parser.CurrentByteIndex, self.at_byte)
        self.at_char += len(self.data[self.at_byte : byte].decode("utf-8", "ignore"))
        self.at_byte = byte
        return self.at_char

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= _MOST_DEEP:
            raise _Refused(f"XML lồng quá {_MOST_DEEP} tầng")
        space, _, local = name.rpartition(" ")
        plain, prefixed = attributes, {}
        if " " in "".join(attributes):
            plain = {key: value for key, value in attributes.items() if " " not in key}
            prefixed = {
                (key.rpartition(" ")[0], key.rpartition(" ")[2]): value
                for key, value in attributes.items()
                if " " in key
            }
        element = Element(local, space, plain, prefixed, self.place() if self.located else -1)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        self.open.pop()

    def characters(self, data: str) -> None:
        self.open[-1].text += data

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            cut = data.partition("href=")[2]
            if cut[:1] in ("'", '"'):
                self.sheets.append((cut[1:].partition(cut[0])[0], self.place() if self.located else -1))

    def entity(
        self, name: str, is_parameter: bool, value: str | None, base: str | None, system: str | None,
        public: str | None, notation: str | None,
    ) -> None:  # fmt: skip
        raise _Refused(f"XML tự đặt ký hiệu “&{name};”")
