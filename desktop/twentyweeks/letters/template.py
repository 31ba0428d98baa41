"""Wording as plain text, read into chunks and filled into blocks.

A chunk ends at an empty line. `# ` begins a heading (one to three signs), `- ` and
`1. ` an item, `> ` a box; `**so**` is strong, and a backslash at a line's end begins
a new line. `{name}` stands for words and a chunk `{{name}}` for whole blocks;
`(part NAME)` puts another file in; `(if name)` and `(unless name)` as first lines
keep or drop the chunk, and `(new page)` turns over.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from twentyweeks.errors import Refused
from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Heading,
    PageBreak,
    Paragraph,
    Span,
    Words,
)

_CONDITION = re.compile(r"^\((if|unless) (\w+)\)$")
_PART = re.compile(r"^\(part ([\w-]+)\)$")
_WHOLE = re.compile(r"^\{\{(\w+)\}\}$")
_HEADING = re.compile(r"^(#{1,3}) (.+)$")
_ITEM = re.compile(r"^(- |\d+\. )")
_MARKS = re.compile(r"(\*\*)|\{([\w']+)\}")


@dataclass(frozen=True, slots=True)
class Filling:
    """What the wording's names stand for; `missing` gathers names left empty."""

    words: Mapping[str, Words]
    blocks: Mapping[str, tuple[Block, ...]]
    missing: list[str] = field(default_factory=list)

    def holds(self, name: str) -> bool:
        """Return whether the name stands for anything in this letter."""
        return bool(self.words.get(name) or self.blocks.get(name))


def fill(name: str, source: Callable[[str], str], filling: Filling) -> list[Block]:
    """Return the blocks of the wording `name`, with every name filled."""
    blocks: list[Block] = []
    for chunk in _chunks(source(name)):
        lines = _kept(chunk, filling)
        if lines and (part := _PART.match(lines[0])):
            blocks += fill(part[1], source, filling)
        elif lines:
            blocks += _drawn(lines, filling)
    return blocks


def _chunks(text: str) -> Iterator[list[str]]:
    for chunk in re.split(r"\n\s*\n", text.strip()):
        yield chunk.splitlines()


def _kept(lines: list[str], filling: Filling) -> list[str]:
    while lines and (condition := _CONDITION.match(lines[0])):
        if filling.holds(condition[2]) is not (condition[1] == "if"):
            return []
        lines = lines[1:]
    return lines


def _drawn(lines: list[str], filling: Filling) -> tuple[Block, ...]:
    if whole := _WHOLE.match(lines[0]):
        return _whole(whole[1], filling)
    if lines[0] == "(new page)":
        return (PageBreak(),)
    if lines[0].startswith("> "):
        return (_box([line[2:] for line in lines], filling),)
    return (_one(lines, filling),)


def _whole(name: str, filling: Filling) -> tuple[Block, ...]:
    if name not in filling.blocks:
        raise Refused(f"The wording asks for {name}, which no letter can fill.")
    return filling.blocks[name]


def _box(lines: list[str], filling: Filling) -> Callout:
    parts = "\n".join(line or "" for line in lines)
    inner = [_one(chunk, filling) for chunk in _chunks(parts)]
    return Callout(tuple(inner))


def _one(lines: list[str], filling: Filling) -> Heading | Paragraph | Bullets:
    if heading := _HEADING.match(lines[0]):
        title = "".join(span.text for span in _words(heading[2], filling))
        return Heading(title, len(heading[1]))
    if _ITEM.match(lines[0]):
        items = tuple(_words(item, filling) for item in _items(lines))
        return Bullets(items, numbered=lines[0][0].isdigit())
    text = " ".join(line.strip() for line in lines).replace("\\ ", "\n")
    return Paragraph(_words(text, filling))


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append(line[found.end() :])
        else:
            items[-1] += f" {line.strip()}"
    return items


def _words(text: str, filling: Filling) -> Words:
    spans: list[Span] = []
    strong = False
    end = 0
    for mark in _MARKS.finditer(text):
        spans.append(Span(text=text[end : mark.start()], strong=strong))
        end = mark.end()
        if mark[1]:
            strong = not strong
        else:
            spans += _filled(mark[2], filling, strong=strong)
    spans.append(Span(text=text[end:], strong=strong))
    return _joined(spans)


def _filled(name: str, filling: Filling, *, strong: bool) -> list[Span]:
    if name not in filling.words:
        raise Refused(f"The wording asks for {name}, which no letter can fill.")
    words = filling.words[name]
    if not words:
        filling.missing.append(name)
    return [
        Span(
            text=span.text, strong=span.strong or strong, lang=span.lang, link=span.link
        )
        for span in words
    ]


def _joined(spans: list[Span]) -> Words:
    """Return the spans with neighbours of one kind made one, and empty ones gone."""
    joined: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        last = joined[-1] if joined else None
        if last and (last.strong, last.lang, last.link) == (
            span.strong,
            span.lang,
            span.link,
        ):
            text = last.text + span.text
            joined[-1] = Span(
                text=text, strong=span.strong, lang=span.lang, link=span.link
            )
        else:
            joined.append(span)
    return tuple(joined)
