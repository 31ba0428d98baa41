"""Word lists and reasons of the checks on a plan, from the shipped resources."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from twentyweeks import places
from twentyweeks.errors import Unavailable


def phrases(name: str) -> tuple[str, ...]:
    """Return one list of phrases: `vague`, `teaches`, `policy` or `service`."""
    return tuple(read_toml("words")[name])


def jargon() -> Mapping[str, str]:
    """Return words of the trade with plain ones for each."""
    held: dict[str, str] = read_toml("words")["jargon"]
    return held


def why_of(requirement: str) -> str:
    """Return why a finding matters; empty where nothing is written of it."""
    return str(read_toml("why").get(requirement, ""))


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Read one file of `resources/plan`; Unavailable where it cannot be read."""
    path = places.resources() / "plan" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise Unavailable(
            "A word list of the plan's check cannot be read. Nothing is lost. Install "
            "Twenty Weeks again, or ask your support desk to."
        ) from fault


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one list of phrases, or the words of the trade, as an expression."""
    listed: Sequence[str] = tuple(jargon()) if name == "jargon" else phrases(name)
    longest = sorted(listed, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def found_in(name: str, text: str) -> tuple[str, ...]:
    """Return each phrase of a list that stands in the text, once, in small letters."""
    return tuple(dict.fromkeys(each.lower() for each in pattern(name).findall(text)))
