"""Records as JSON, and texts that are already what the file holds."""

import msgspec

from portal.pages.json_text import json_text
from portal.pages.writers.writer_input import WriterInput


def record_json(given: WriterInput) -> bytes:
    """The record under `data`, keys sorted; its field names are the keys."""
    return json_text(msgspec.to_builtins(given.inputs["data"])).encode()


def plain_text(given: WriterInput) -> bytes:
    """The text under `text`, as UTF-8."""
    text = given.inputs["text"]
    assert isinstance(text, str), "text is a str"
    return text.encode()
