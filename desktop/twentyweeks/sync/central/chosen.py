"""Which store an address names."""

from pathlib import Path

from twentyweeks.errors import BadInput
from twentyweeks.sync.central import Central
from twentyweeks.sync.central.folder import Folder


def central_at(address: str, station: str) -> Central:
    """Return the central at an address; Away where it does not answer.

    BadInput where it is an address that this edition cannot reach.
    """
    if "://" in address:
        kind = address.partition("://")[0]
        raise BadInput(
            f"This edition exchanges through a folder, and not by {kind}. Nothing has "
            "been changed. Give the path of a folder that every laptop reaches.",
            field="central",
        )
    if not address.strip():
        raise BadInput("Choose the central folder first.", field="central")
    return Folder(Path(address.strip()).expanduser(), station)
