"""What one look at a file of the content gives: its findings, and what the other articles are compared by."""

import msgspec

from portal.findings.finding import Finding


class Judgement(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`sketch`: see `sketch.py`; empty for what is not compared."""

    findings: tuple[Finding, ...]
    sketch: str = ""
