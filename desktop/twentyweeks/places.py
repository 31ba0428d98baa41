"""Where the program's own files and the officer's caseload lie."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_PROJECT = _PACKAGE.parents[1]


def resources() -> Path:
    """Return the folder of fonts, icons, wording and other shipped data."""
    return _inside_or_project("resources")


def migrations() -> Path:
    """Return the folder of Alembic migrations."""
    return _inside_or_project("migrations")


def own_caseload() -> Path:
    """Return the folder of the officer's own caseload (never a synced one)."""
    return Path(platformdirs.user_data_dir("TwentyWeeks", appauthor=False)) / "caseload"


def demonstration() -> Path:
    """Return the folder of the demonstration caseload, apart from the user's data."""
    cache = platformdirs.user_cache_dir("TwentyWeeks", appauthor=False)
    return Path(cache) / "demonstration"


def settings_file() -> Path:
    """Return the file of this laptop's settings, in the user's config folder."""
    config = platformdirs.user_config_dir("TwentyWeeks", appauthor=False)
    return Path(config) / "settings.json"


def _inside_or_project(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PROJECT / name
