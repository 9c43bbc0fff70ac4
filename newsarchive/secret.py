"""Keep the signing key of a site whose environment names none."""

from pathlib import Path
from secrets import token_urlsafe


def secret_key(path: Path) -> str:
    """Read the key from `path`; make it at the first start, readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(token_urlsafe(64))
    return path.read_text()
