"""Several processes at one archive: `python -m tests.processes` plays each scene and says what came of it."""

import os
import random
import resource

# isort: off
from .forks import apart, begin, change, look_after  # first, for it sets Django up

# isort: on
from django.conf import settings

from articles.models import IndexTask
from articles.search import following, outbox, rebuilding
from articles.search.engines import engine
from articles.search.query import Query

from .factories import make_article


def main() -> None:
    settings.SEARCH_FOLLOWS = "soon"
    apart(begin)
    for scene in SCENES:
        print(f"{scene.__name__}: {scene() or apart(look_after) or 'as it should be'}", flush=True)  # noqa: T201


def many_at_once() -> str:
    """Four change articles while one makes the index anew."""
    return apart(_edit, _edit, _make_anew, _edit, _edit)


def _edit() -> str:
    for _ in range(5):
        change()
        following.follow()
    following.finish()
    return following.problem()


def _make_anew() -> str:
    return "" if list(rebuilding.rebuild()) else "Nothing was made."


def one_dies_with_work_undone() -> str:
    """Another, that watches and changes nothing itself, does it."""
    return apart(_die) + apart(_watch)


def _die() -> str:
    change()
    os._exit(9)


def _watch() -> str:
    following.watch()
    return _waited()


def one_holds_the_writer() -> str:
    """What another records is done by that one."""
    holding, held = os.pipe()
    return apart(lambda: _hold(held), lambda: _leave(holding))


def _hold(held: int) -> str:
    change()
    following.follow()
    said = _waited()
    os.write(held, b"!")
    following._follower._stopping.wait(following.LINGER / 2)
    return said


def _leave(holding: int) -> str:
    os.read(holding, 1)
    change()
    return _waited()


def no_room_on_the_disk() -> str:
    """The old index serves, the work is kept, and the cure is told; when there is room, it is done by itself."""
    return apart(_fill)


def _fill() -> str:
    text = " ".join(f"{random.getrandbits(40):x}" for _ in range(100_000))
    outbox.record([make_article("Airship", body=text).pk])
    _limit(100_000)
    following.follow()
    told = _waited()
    if "room" not in told or engine().search(Query("quay")).total == 0:
        return f"The disk is not told to be full, or the old index does not serve: {told}"
    _limit(resource.RLIM_INFINITY)
    while following.problem():
        following._follower._stopping.wait(following.PAUSE)
    return _waited() or ("" if engine().search(Query("airship")).total == 1 else "It is not found.")


def _limit(size: int) -> None:
    """Let no file of this process grow larger; what writes more is told that it is too large."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _waited() -> str:
    following._follower.wait()
    return f"{count} wait. {following.problem()}" if (count := IndexTask.objects.count()) else ""


SCENES = (many_at_once, one_dies_with_work_undone, one_holds_the_writer, no_room_on_the_disk)

if __name__ == "__main__":
    main()
