"""Facts kept between runs by the digest of the file's bytes; a broken or foreign store costs time, never truth."""

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from portal.seen.use import FileFacts

_NAME = "seen.msgpack"
_HEAD = b"portal-seen-1\n"
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(FileFacts)
