"""The site's settings for tests and for the type checker: no environment needed, nothing kept.

With REMIT_TEST_DATABASE=postgres://… the same tests run on PostgreSQL.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="remit-test-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(
    REMIT_SECRET="a secret that is only used where nothing is secret, in tests",
    REMIT_HOSTS="testserver,localhost,127.0.0.1",
    REMIT_DATA=FOLDER,
    REMIT_DATABASE=os.environ.get("REMIT_TEST_DATABASE", ""),
    REMIT_DEMO="no",
)

from remit.project.settings import *  # noqa: E402, F403
from remit.project.settings import CACHES, DATABASES  # noqa: E402

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, because only there do connections wait for one another as they do in earnest.
    DATABASES["default"]["TEST"] = {"NAME": Path(FOLDER) / "test.sqlite3"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, not safe
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
