"""What is kept and handed on: frozen, comparable, readable by msgspec without code of its own."""

import msgspec

from portal.model.moment import VIETNAM


class Record(msgspec.Struct, frozen=True, gc=False):
    """Base of the records: frozen, comparable, readable by msgspec without code of their own."""


class Lasting(Record, frozen=True, array_like=True):
    """Base of the records that are kept between builds, ten thousand of them: their values in order, without names."""


def in_vietnam(record: Lasting, *names: str) -> None:
    """Every moment of the model has Vietnam's offset; MessagePack keeps the instant alone."""
    for name in names:
        moment = getattr(record, name)
        if moment is not None and moment.tzinfo is not VIETNAM:
            msgspec.structs.force_setattr(record, name, moment.astimezone(VIETNAM))
