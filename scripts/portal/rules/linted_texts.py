"""One file of the content -> what the rules find in it: a text by the rules on texts, any other file opened."""

from datetime import date
from hashlib import blake2b
from importlib.metadata import version

import msgspec

from portal.read.file_text import read_text
from portal.read.tree import SourceFile
from portal.rules.attachment_lint import lint_attachment
from portal.rules.facts import PortalFacts
from portal.rules.judgement import Judgement
from portal.rules.linting import lint_source
from portal.rules.reading import read_source
from portal.rules.sketch import sketch

MOST_BYTES = 1_000_000


def lint_file(file: SourceFile, as_of: date, facts: PortalFacts) -> Judgement:
    """One text read and judged; one that is no text is told as the reader tells it."""
    text, told = read_text(file, MOST_BYTES)
    if text is None:
        return Judgement(told)
    source = read_source(file.path, text.text, as_of, facts)
    return Judgement((*told, *lint_source(source)), sketch(source))


def lint_content(file: SourceFile, as_of: date, facts: PortalFacts) -> Judgement:
    """A text of the content (`index.md`, a plan as received), or a file to download."""
    is_text = file.name == "index.md" or file.path.startswith("content/ke-hoach/")
    return lint_file(file, as_of, facts) if is_text else Judgement(lint_attachment(file, as_of, facts))


def depends_on(as_of: date, facts: PortalFacts) -> str:
    """What the findings of a file depend on besides its bytes and this program."""
    known = blake2b(msgspec.json.encode(facts, order="deterministic"), digest_size=16).hexdigest()
    return f"{as_of.isoformat()} {known} pypdf-{version('pypdf')}"
