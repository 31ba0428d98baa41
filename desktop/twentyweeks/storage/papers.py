"""The bytes of papers: small ones in the caseload's file, large ones sealed beside."""

import hashlib
from pathlib import Path

from sqlalchemy import Connection, insert, select

from twentyweeks.errors import Unavailable
from twentyweeks.storage.facts import read_fact
from twentyweeks.storage.tables import paper
from twentyweeks.vault.epoch import blob_name
from twentyweeks.vault.keys import DataKey
from twentyweeks.vault.seal import open_paper, seal_paper
from twentyweeks.vault.written import write_whole

SMALL = 100_000
FIRST_EPOCH = "epoch-0"


class Papers:
    """The papers of one compartment, each under a name made from its content."""

    def __init__(self, folder: Path, key: DataKey) -> None:
        self._folder = folder
        self._key = key

    def put(self, connection: Connection, content: bytes) -> str:
        """Keep `content`; return its name, the same for the same content.

        Raises Unavailable where the disk will not take it.
        """
        name = blob_name(_team_secret(connection), content)
        large = len(content) > SMALL
        if large and not self._path(name).exists():
            self._write(name, content)
        sealed = None if large else content
        row = {"name": name, "size": len(content), "sealed": sealed}
        connection.execute(insert(paper).prefix_with("OR IGNORE").values(row))
        return name

    def get(self, connection: Connection, name: str) -> bytes:
        """Return the bytes kept under `name`.

        Raises Unavailable where they are not on this laptop or are damaged.
        """
        row = connection.execute(select(paper).where(paper.c.name == name)).first()
        if row is None:
            raise Unavailable(
                "This paper has not reached this laptop yet. It comes with the next "
                "exchange."
            )
        if row.sealed is not None:
            return bytes(row.sealed)
        return self._read(name)

    def damaged(self, connection: Connection) -> tuple[str, ...]:
        """Return the names of papers whose bytes are missing or not what was kept."""
        names = connection.scalars(select(paper.c.name).order_by(paper.c.name)).all()
        return tuple(name for name in names if not self._holds(connection, name))

    def _holds(self, connection: Connection, name: str) -> bool:
        try:
            content = self.get(connection, name)
        except Unavailable:
            return False
        return blob_name(_team_secret(connection), content) == name

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise Unavailable(
                f"The paper could not be filed ({fault.strerror}). Nothing was saved. "
                "Check the caseload's folder and the room on its disk."
            ) from fault
        write_whole(path, seal_paper(self._key.papers_key(), name, content))

    def _read(self, name: str) -> bytes:
        path = self._path(name)
        try:
            sealed = path.read_bytes()
        except OSError as fault:
            raise Unavailable(
                "This paper's sealed file is missing from the caseload's folder. The "
                "record of it is unharmed. Restore the file from a backup."
            ) from fault
        return open_paper(self._key.papers_key(), name, sealed)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a paper, as its record holds it."""
    return hashlib.sha256(content).hexdigest()


def _team_secret(connection: Connection) -> str:
    secret = read_fact(connection, FIRST_EPOCH)
    if secret is None:
        raise Unavailable(
            "This laptop has not been let into its team yet, so papers cannot be "
            "filed. Ask the administrator to approve it."
        )
    return secret
