"""The portal of a provincial department of education: one content folder in, one static portal out."""

import os

# pydantic would look through every package of the machine for plugins of its own; here nothing is found by name
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
