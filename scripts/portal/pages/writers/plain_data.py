"""Records as JSON, and texts that are already what the file holds."""

import json

import msgspec

from portal.pages.writers.writer_input import WriterInput


def record_json(given: WriterInput) -> bytes:
    """The record under `data`, keys sorted; its field names are the keys."""
    told = msgspec.to_builtins(given.inputs["data"])
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def plain_text(given: WriterInput) -> bytes:
    """The text under `text`, as UTF-8."""
    text = given.inputs["text"]
    assert isinstance(text, str), "text is a str"
    return text.encode()
