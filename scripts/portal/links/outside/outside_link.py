"""The links of a content folder that leave the portal: every address once, with every place that has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.findings.finding import CannotRun, Place
from portal.links.outside.web_address import host_of, web_address
from portal.read.article import LIMIT_BYTES
from portal.read.body import read_body
from portal.read.file_text import read_text
from portal.read.front_matter import read_front_matter
from portal.read.source_text import BodySource
from portal.read.tree import SourceFile, Tree
from portal.read.yaml_file import Sheet, read_yaml

_DATA_BYTES = 1_000_000
_UNLINKED = frozenset({"chuyen-huong.yaml", "quy-tac.yaml", "lien-ket-ngoai.yaml"})


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place that has the link; `target` is the address as it stands there, `file` where the text lies."""

    place: Place
    target: str
    file: str


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """`url`: as the page carries it. `uses`: sorted, at least one."""

    url: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class OutsideLinks:
    """`links`: by address. `own_hosts` stand for the portal itself. `read`: how many files were looked through."""

    links: tuple[OutsideLink, ...]
    read: int


def gather_links(tree: Tree, own_host: str) -> OutsideLinks:
    """From every text and every data file, also from drafts and from texts that have faults.

    Raises CannotRun when the folder holds nothing to read.
    """
    uses: dict[str, set[Use]] = {}
    texts = [folder.index for folder in (*tree.articles, *tree.pages)]
    sheets = [file for name, file in tree.data.items() if name.endswith(".yaml") and name not in _UNLINKED]
    sheets += [*tree.plans, *(file for file in tree.groups if file.type == "yaml")]
    if not texts and not sheets:
        raise CannotRun("Thư mục nội dung không có tệp nào để đọc liên kết: kiểm tra CONTENT.")
    for file in texts:
        for url, use in _of_text(file):
            uses.setdefault(url, set()).add(use)
    for file in sheets:
        for url, use in _of_data(file):
            uses.setdefault(url, set()).add(use)
    links = [
        OutsideLink(url, tuple(sorted(places))) for url, places in sorted(uses.items()) if host_of(url) != own_host
    ]
    return OutsideLinks(tuple(links), len(texts) + len(sheets))


def content_sheet(tree: Tree, name: str) -> Sheet | None:
    """A data file at the content's root, its values as text; None when it is absent or cannot be read."""
    file = tree.data.get(name)
    text = read_text(file, _DATA_BYTES)[0] if file is not None else None
    return read_yaml(text.text, text.path)[0] if text is not None else None


def _of_text(file: SourceFile) -> Iterator[tuple[str, Use]]:
    text, _ = read_text(file, LIMIT_BYTES)
    if text is None or ("://" not in text.text and "www." not in text.text.lower()):
        return
    header, _ = read_front_matter(text)
    if header is None:
        return
    yield from _of_sheet(header.sheet, file)
    # Files beside the text are no links to other sites: they are not looked at.
    body = read_body(BodySource(header.body, file.path, header.body_line, "/", {}, {}))
    for link in body.links:
        if web_address(link.address) is not None and not link.address.startswith(("/", "#")):
            yield link.address, Use(link.place(file.path), link.target, file.real)
    for finding in body.findings:
        # What the reader refuses (a password in the address) is a link of the text all the same.
        if finding.code == "LK-05" and finding.target and web_address(finding.target.strip()) is not None:
            yield finding.target.strip(), Use(finding.place, finding.target, file.real)


def _of_data(file: SourceFile) -> Iterator[tuple[str, Use]]:
    text, _ = read_text(file, _DATA_BYTES)
    if text is not None and "://" in text.text:
        yield from _of_sheet(read_yaml(text.text, file.path)[0], file)


def _of_sheet(sheet: Sheet, file: SourceFile) -> Iterator[tuple[str, Use]]:
    for path, place in sheet.places.items():
        value: object = sheet.value
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                value = None
        # `{path}` of `forge` stands for something else: not an address yet.
        if not isinstance(value, str) or not value.startswith(("http://", "https://")) or "{" in value:
            continue
        if web_address(value) is not None and path != ("siteurl",):
            yield value, Use(place, value, file.real)
