"""Exchange where the folder takes no more than so many bytes a file; run by a test."""

import resource
import sys
from datetime import datetime
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent / "desktop")]

from make import OPENS_WITH  # noqa: E402  # after the path is set
from twentyweeks.errors import Refused, Unavailable  # noqa: E402
from twentyweeks.storage.unlock import opened  # noqa: E402
from twentyweeks.sync.central.folder import Folder  # noqa: E402
from twentyweeks.sync.exchange import exchange  # noqa: E402


class Narrow(Folder):
    """A folder on a drive that is full: every file is cut off at so many bytes."""

    def __init__(self, root: Path, station: str, room: int) -> None:
        super().__init__(root, station)
        self._room = room

    def put(self, name: str, content: bytes) -> None:
        held = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._room, held[1]))
        try:
            super().put(name, content)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, held)


def main(home: str, central: str, at: str, room: str) -> None:
    now = datetime.fromisoformat(at)
    with opened(Path(home), OPENS_WITH, now) as caseload:
        station = caseload.station.station_id
        place = Folder(Path(central), station)
        if int(room):
            place = Narrow(Path(central), station, int(room))
        try:
            exchange(caseload, place, now)
        except (Refused, Unavailable) as told:
            print(told.sentence)
        else:
            print("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
