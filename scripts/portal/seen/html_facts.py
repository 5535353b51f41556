"""A page -> its facts, twice: fast without places, and slow with them for pages in which something was found."""

from portal.seen.html_gathered import Gathered
from portal.seen.html_pieces import piece_facts
from portal.seen.html_tags import html_tags
from portal.seen.use import FileFacts


def html_facts(text: str) -> FileFacts:
    """All facts of a page, without places (`at` is -1)."""
    return piece_facts(text) or tree_facts(text)


def tree_facts(text: str) -> FileFacts:
    """The same from the tree that browsers build."""
    if "shadowrootmode" in text:  # a template that is shown: lexbor takes it for an inert one
        return located_html_facts(text)
    gathered = Gathered()
    gathered.tree(text)
    return gathered.facts()


def located_html_facts(text: str) -> FileFacts:
    """The same with places; a use that stands at three places is there three times."""
    gathered = Gathered()
    for tag in html_tags(text):
        gathered.tag(tag, tag.at, tag.end)
    return gathered.facts()
