"""Pelican's settings for the live host: those for work at home, without drafts. `make publish` builds with them.

Nothing secret stands here or in any file of the repository: SITEURL comes from the environment when it is another than
that of cong.yaml, and so does DEPLOY_KEY_FILE, the path of the private key that `make deploy` logs in with.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

DRAFTS = False
