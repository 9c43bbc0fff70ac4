"""The site's settings with a throwaway data folder, for tests. Only DATABASE_URL is heeded."""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("NEWSARCHIVE_")]:
    del os.environ[name]
os.environ["NEWSARCHIVE_DATA"] = tempfile.mkdtemp(prefix="newsarchive-test-")
# The browser's driver keeps an event loop running in a process that runs other tests too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
atexit.register(shutil.rmtree, os.environ["NEWSARCHIVE_DATA"], ignore_errors=True)

from newsarchive.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
SEARCH_FOLLOWS = "at once"
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 (WhiteNoise warns of a missing one)
