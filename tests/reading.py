"""Reads a content folder to its assembly, in this process: what the build does before it plans pages."""

from pathlib import Path

from portal.findings.finding import Finding
from portal.model.moment import parse_moment
from portal.read.article import read_article
from portal.read.assemble import Assembly, assemble
from portal.read.fixed_page import read_page
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree

AS_OF = "2024-12-31"


def assembly_of(content: Path, as_of: str = AS_OF, drafts: bool = False) -> Assembly:
    tree = scan_tree(content)
    articles = [read_article(folder) for folder in tree.articles]
    pages = [read_page(folder) for folder in tree.pages]
    return assemble(tree, read_portal_data(tree), articles, pages, parse_moment(as_of), drafts)


def shown_ids(assembly: Assembly) -> list[str]:
    return [article.id for article in assembly.model.articles] if assembly.model else []


def article(body: str = "Nội dung bài.\n", **keys: str | None) -> str:
    """A sound article's text with some keys changed; a key None is left out."""
    header: dict[str, str | None] = {
        "title": "Tên bài",
        "summary": "Tóm tắt bài.",
        "topic": "ky-thi",
        "author": "Văn phòng Sở",
        **keys,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in header.items() if value is not None)
    return f"---\n{lines}---\n{body}"


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, str]]:
    return sorted((f.place.path.removeprefix("content/"), f.place.line, f.place.col, f.code) for f in findings)
