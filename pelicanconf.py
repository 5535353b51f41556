"""Pelican's settings for work at home. What the portal says and looks like stands in content/ and theme/, not here."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

from portal.build.pelican_portal import PortalPelican

PELICAN_CLASS = PortalPelican

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = []  # explicit: nothing is found by name on the machine

SITEURL = os.environ.get("SITEURL", "")  # empty: as cong.yaml says
AS_OF = os.environ.get("AS_OF", "")  # empty: now
DRAFTS = os.environ.get("DRAFTS", "") == "1"

LOCALE = ["C"]  # the machine's language shows nowhere
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

# Pelican's own feeds are off: the portal's are pages like any other.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
