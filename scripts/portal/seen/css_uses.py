"""The addresses a stylesheet uses: `url()`, `@import`, `image-set()` (CSS Syntax 3, Images 4)."""

import re
from collections.abc import Iterable, Iterator, Sequence

import tinycss2
from tinycss2.ast import Node

from portal.seen.use import Role, Use

MAY_USE = re.compile(r"url|image|src\(|@import|\\", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|[\r\n\f]")
# Functions whose plain strings are addresses.
_STRINGS = frozenset({"image-set", "-webkit-image-set", "image", "url", "src", "cross-fade", "-webkit-cross-fade"})
_NO_ADDRESSES = frozenset({"type", "format", "local", "tech", "var", "attr", "supports"})
# At-rules whose prelude names or asks for an address without fetching it.
_IDENTIFIERS = frozenset({"namespace", "supports", "document", "-moz-document"})
_FONT = frozenset({"font-face"})


def sheet_uses(css: str, at: int = 0, part: int = 0) -> Iterator[Use]:
    """Of a file or a style element. `at`: where `css` starts in its file."""
    if MAY_USE.search(css):
        yield from _Sheet(css, at, part).rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def style_uses(css: str, at: int, part: int = 0) -> Iterator[Use]:
    """Of a style or presentation attribute; `at` is the place of its tag and the place of every use."""
    if MAY_USE.search(css):
        nodes = tinycss2.parse_component_value_list(css, skip_comments=True)
        for role, address, _ in _addresses(nodes, "picture"):
            yield Use(role, address, at, "", part)


class _Sheet:
    """One stylesheet with the starts of its lines."""

    def __init__(self, css: str, at: int, part: int) -> None:
        self.at = at
        self.part = part
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(css))]

    def rules(self, nodes: Iterable[Node], role: Role = "picture") -> Iterator[Use]:
        for node in nodes:
            if node.type == "qualified-rule":
                yield from self.values(node.prelude, role)
                yield from self.block(node.content, role)
            elif node.type == "at-rule":
                yield from self.at_rule(node, role)
            elif node.type == "declaration":
                yield from self.values(node.value, role)

    def block(self, content: Sequence[Node], role: Role) -> Iterator[Use]:
        """Declarations and nested rules alike: only what stands in functions counts."""
        yield from self.values(content, role)

    def at_rule(self, node: Node, role: Role) -> Iterator[Use]:
        name = node.lower_at_keyword
        if name == "import":
            yield from self.imported(node)
        elif name not in _IDENTIFIERS:
            yield from self.values(node.prelude, role)
        if node.content is not None:
            inner: Role = "asset" if name in _FONT else role
            yield from self.values(node.content, inner)

    def imported(self, node: Node) -> Iterator[Use]:
        for token in node.prelude:
            if token.type in ("string", "url"):
                yield self.use("style", token.value, token)
                return
            if token.type == "function" and token.lower_name in ("url", "src"):
                value = next((argument.value for argument in token.arguments if argument.type == "string"), None)
                if value is not None:
                    yield self.use("style", value, token)
                return
            if token.type not in ("whitespace", "comment"):
                return

    def values(self, nodes: Iterable[Node], role: Role) -> Iterator[Use]:
        for found, address, node in _addresses(nodes, role):
            yield self.use(found, address, node)

    def use(self, role: Role, address: str, node: Node) -> Use:
        offset = self.starts[min(node.source_line, len(self.starts)) - 1] + node.source_column - 1
        return Use(role, address, self.at + offset, "", self.part)


def _addresses(nodes: Iterable[Node], role: Role, strings: bool = False) -> Iterator[tuple[Role, str, Node]]:
    """(role, address, token) of all `url()` and of strings inside image functions; only `#…` is a part."""
    waiting: list[tuple[Node, Role, bool]] = [(node, role, strings) for node in reversed(list(nodes))]
    imports = False
    while waiting:
        node, inside, plain = waiting.pop()
        if node.type == "url" or (plain and node.type == "string"):
            address = node.value
            yield ("part" if address.startswith("#") else "style" if imports else inside), address, node
            imports = False
        elif node.type == "function" and node.lower_name in ("url", "src"):
            text = next((argument.value for argument in node.arguments if argument.type == "string"), None)
            if text is not None or not node.arguments:
                yield ("part" if (text or "").startswith("#") else "style" if imports else inside), text or "", node
            imports = False
        elif node.type == "function":
            if node.lower_name not in _NO_ADDRESSES or node.lower_name == "var":
                waiting += [(inner, inside, node.lower_name in _STRINGS) for inner in reversed(node.arguments)]
        elif node.type in ("{} block", "() block", "[] block"):
            waiting += [(inner, inside, False) for inner in reversed(node.content)]
        elif node.type == "at-keyword":
            imports = False
            if node.lower_value == "font-face":
                inside = "asset"
