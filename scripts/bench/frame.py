"""What stands around the main part of a page, cut from a page that the portal built: the same bytes for every rival."""

import html
import re
from dataclasses import dataclass

from bench.corpus import Sample


@dataclass(frozen=True, slots=True)
class Words:
    """How a template language writes what differs from page to page."""

    title: str
    summary: str
    address: str
    day: str


def cut_frame(page: str, sample: Sample, words: Words) -> tuple[str, str]:
    """What stands before and after the main part of `page`, the built page of `sample`, as templates."""
    start = page.index("<main")
    start = page.index(">", start) + 1
    end = page.index("</main>")
    before, after = page[:start], page[end:]
    summary = re.search(r'<meta name="description" content="(.*?)">', before)
    for text, word in (
        (html.escape(sample.title), words.title),
        (sample.title, words.title),
        (summary[1] if summary else "\0", words.summary),
        (f"https://cong.example/{sample.path}/", words.address),
        (sample.folder[:10], words.day),
    ):
        before = before.replace(text, word)
    return before, after
