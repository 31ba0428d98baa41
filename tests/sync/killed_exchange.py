"""Exchange until the power goes at a given call to the central; run by a test."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "desktop")]

from make import OPENS_WITH  # noqa: E402  # after the path is set
from twentyweeks.storage.unlock import opened  # noqa: E402
from twentyweeks.sync.central.folder import Folder  # noqa: E402
from twentyweeks.sync.exchange import exchange  # noqa: E402


class Doomed:
    """A folder whose laptop loses its power at one call: before, in it, or after."""

    def __init__(self, folder: Folder, root: Path, call: int, how: str) -> None:
        self._folder, self._root = folder, root
        self._left, self._how = call, how

    def __getattr__(self, verb):
        return lambda *given: self._called(verb, given)

    def _called(self, verb, given):
        self._left -= 1
        now = self._left == 0
        if now and self._how == "before":
            _die(verb, given)
        if now and self._how == "torn" and verb == "put":
            name, content = given
            (self._root / name).parent.mkdir(parents=True, exist_ok=True)
            (self._root / name).write_bytes(content[: len(content) // 2])
            _die(verb, given)
        done = getattr(self._folder, verb)(*given)
        if now:
            _die(verb, given)
        return done


def _die(verb, given):
    print(verb, given[0], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def main(home: str, central: str, at: str, call: str, how: str) -> None:
    now = datetime.fromisoformat(at)
    with opened(Path(home), OPENS_WITH, now) as caseload:
        folder = Folder(Path(central), caseload.station.station_id)
        exchange(caseload, Doomed(folder, Path(central), int(call), how), now)
    print("lived", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
