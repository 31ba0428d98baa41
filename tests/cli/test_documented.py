"""docs/commands.md names every command, and no other."""

import argparse
import re
from pathlib import Path

from twentyweeks.cli.arguments import parser
from twentyweeks.letters.facts import LetterKind

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"


def commands() -> dict[str, argparse.ArgumentParser]:
    subparsers = next(
        action
        for action in parser()._actions  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    )
    return dict(subparsers.choices)


def rows() -> dict[str, str]:
    text = DOCUMENT.read_text(encoding="utf-8")
    section = text.split("## Commands")[1].split("\n## ")[0]
    found = re.findall(r"^\| `([a-z-]+)( [^`]*)?` \|", section, re.MULTILINE)
    return dict(found)


def test_the_document_and_the_program_name_the_same_commands():
    assert set(rows()) == set(commands())


def test_the_document_names_every_option_of_every_command():
    for name, command in commands().items():
        written = rows()[name]
        for action in command._actions:  # noqa: SLF001
            for option in action.option_strings:
                if option not in ("-h", "--help"):
                    assert option in written, f"{name} {option}"


def test_the_document_names_every_kind_of_letter():
    text = DOCUMENT.read_text(encoding="utf-8")
    (listed,) = re.findall(r"^KIND is one of (.*)\.$", text, re.MULTILINE)
    assert re.findall(r"`([a-z-]+)`", listed) == list(LetterKind)
