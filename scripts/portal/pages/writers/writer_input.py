"""What a data writer reads."""

from collections.abc import Mapping
from typing import NamedTuple


class WriterInput(NamedTuple):
    """`inputs` of the page, `siteurl` (scheme and host, no slash at the end), `bodies`: source -> sanitised HTML."""

    inputs: Mapping[str, object]
    siteurl: str
    bodies: Mapping[str, str]
