"""Commands as the guides give them: what a reader would copy from the page."""

import re
from pathlib import Path

from portal.build.settings import REPOSITORY

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(guide: str, after: str) -> list[str]:
    """The lines of the first `sh` block behind a text, with their remarks."""
    return [line for line in block(guide, after, "sh").splitlines() if line.strip()]


def block(guide: str, after: str, language: str) -> str:
    """The first block of a language behind a text."""
    text = (REPOSITORY / guide).read_text("utf-8")
    assert after in text, f"{guide} không còn “{after}”"
    found = [match[2] for match in _BLOCK.finditer(text.partition(after)[2]) if match[1] == language]
    assert found, f"{guide} không có khối {language} sau “{after}”"
    return found[0]


def step(workflow: Path, name: str) -> str:
    """What a step of a workflow runs."""
    match = re.search(
        rf"- name: {re.escape(name)}\n(?:(?!      - ).*\n)*?        run: (.+)", workflow.read_text("utf-8")
    )
    assert match, f"{workflow} không còn bước “{name}”"
    return match[1]
