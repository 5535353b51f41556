"""Pelican's settings for the live host: those for work at home, without drafts."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

DRAFTS = False
