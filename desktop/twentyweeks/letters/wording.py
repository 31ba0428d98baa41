"""The wording of the letters, read once from the shipped resources."""

from functools import cache

from twentyweeks import places
from twentyweeks.errors import Unavailable


@cache
def wording(name: str) -> str:
    """Return the text of one wording file, for instance `refuse-to-assess`."""
    path = places.resources() / "wording" / f"{name}.txt"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            f"The wording of the letter “{name}” cannot be read. Nothing is lost. "
            "Install Twenty Weeks again, or ask your support desk to."
        ) from error
