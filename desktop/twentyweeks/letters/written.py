"""What is wrong with a wording as it was typed, line by line, before it is tried."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_NAME = re.compile(r"(\{\{?)([^{}\n]*)(\}?\}?)")
_WORD = re.compile(r"[\w']+")
_CONDITION = re.compile(r"\((?:if|unless) (\w+)\)")
_PART = re.compile(r"\(part ([\w-]+)\)")
_ALONE = re.compile(r"\(part [\w-]+\)|\{\{\w+\}\}|\(new page\)|#{1,3} .+")
_BRACKET = re.compile(r"\((?:if|unless|part|new)\b.*")
_ITEM = re.compile(r"^(?:- |\d+\. |> |>$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a text; the line is counted from 1, 0 for none."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that a wording may use: of words, of whole blocks, of other parts."""

    words: Collection[str]
    blocks: Collection[str]
    parts: Collection[str]


def faults_of(text: str, known: Known) -> tuple[Fault, ...]:
    """Return what cannot be read as it was meant, in the order of its lines."""
    if not text.strip():
        return (Fault(0, "The wording is empty."),)
    found: list[Fault] = []
    for first, lines in _chunks(text):
        found += _of_chunk(first, lines, known)
    return tuple(sorted(found, key=lambda fault: fault.line))


def line_of(text: str, name: str) -> int:
    """Return the first line on which a name stands in braces; 0 where none does."""
    for number, line in enumerate(text.splitlines(), start=1):
        if f"{{{name}}}" in line:
            return number
    return 0


def parts_of(text: str) -> tuple[str, ...]:
    """Return the names of the parts that a wording puts in, each once."""
    return tuple(dict.fromkeys(_PART.findall(text)))


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each paragraph with the number of its first line."""
    lines: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield number - len(lines), lines
            lines = []


def _of_chunk(first: int, lines: list[str], known: Known) -> Iterator[Fault]:
    while lines and (condition := _CONDITION.fullmatch(lines[0].strip())):
        if condition[1] not in {*known.words, *known.blocks}:
            yield Fault(first, f"No letter knows “{condition[1]}”.")
        first, lines = first + 1, lines[1:]
    if lines and _ALONE.fullmatch(lines[0]):
        yield from _alone(first, lines, known)
    else:
        yield from _running(first, lines)
    for number, line in enumerate(lines, start=first):
        yield from _names(number, line, known, whole=line == lines[0])
    if _odd(lines):
        yield Fault(first, "A ** has no second one that ends the bold words.")


def _alone(first: int, lines: list[str], known: Known) -> Iterator[Fault]:
    part = _PART.fullmatch(lines[0])
    if part and part[1] not in known.parts:
        yield Fault(first, f"There is no part called {part[1]}.")
    if lines[1:]:
        yield Fault(
            first + 1,
            f"This would be lost: leave an empty line after “{lines[0]}”.",
        )


def _running(first: int, lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=first):
        if _BRACKET.fullmatch(line.strip()):
            yield Fault(
                number,
                f"“{line.strip()}” is not understood here. It stands alone, at the "
                "head of its paragraph.",
            )


def _names(number: int, line: str, known: Known, *, whole: bool) -> Iterator[Fault]:
    for opens, name, closes in _NAME.findall(line):
        if len(opens) != len(closes) or not _WORD.fullmatch(name):
            yield Fault(number, f"“{opens}{name}{closes}” is no name in braces.")
        elif len(opens) == 1 and name not in known.words:
            yield Fault(number, _unknown(name, known.blocks, "{{%s}} on a line alone"))
        elif len(opens) == 2 and name not in known.blocks:
            yield Fault(number, _unknown(name, known.words, "{%s}"))
        elif len(opens) == 2 and not (whole and _ALONE.fullmatch(line)):
            yield Fault(number, f"“{{{{{name}}}}}” needs a paragraph of its own.")
    if _NAME.sub("", line).strip().count("}"):
        yield Fault(number, "A } has no { before it.")


def _unknown(name: str, others: Collection[str], form: str) -> str:
    if name in others:
        return f"{name} is written as {form % name}."
    return f"No letter knows {{{name}}}."


def _odd(lines: list[str]) -> bool:
    """Whether the bold words of some item, or of the paragraph, have no end."""
    pieces = _ITEM.split("\n".join(lines))
    return any(piece.count("**") % 2 for piece in pieces)
