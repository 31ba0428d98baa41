"""What came back of a draft in Word, held against what left, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twentyweeks.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Details,
    Heading,
    Paragraph,
    Table,
    Words,
)
from twentyweeks.plans.compare import differs

BEGINNING = "Before the first heading"
_LABEL = "A paragraph"
_ALIKE = 0.4
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class WordChange:
    """One difference: the heading that it stands under, and a sentence about it."""

    heading: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph, item or cell, and the heading that it stands under."""

    heading: str
    text: str


def said_in(blocks: Sequence[Block]) -> tuple[Said, ...]:
    """Return what a file says, paragraph by paragraph; a heading begins its own.

    A heading inside a section of a plan is told with its section.
    """
    said, heading, section = [], BEGINNING, ""
    for block in blocks:
        if isinstance(block, Heading):
            is_section = block.text.startswith("Section ")
            section = block.text if is_section else section
            inside = section and not is_section
            heading = f"{section}. {block.text}" if inside else block.text
        said += [Said(heading, text) for text in _texts(block) if text.strip()]
    return tuple(said)


def compare_words(
    before: Sequence[Said], after: Sequence[Said]
) -> Iterator[WordChange]:
    """Yield what was added, taken out and changed, in the order of what came back.

    What only moved is told as taken out at one place and new at the other.
    """
    was, now = ([each.text for each in said] for said in (before, after))
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for step, start, end, other, last in steps:
        if step != "equal":
            yield from _changed(before[start:end], after[other:last])


def in_common(before: Sequence[Said], after: Sequence[Said]) -> int:
    """Return how many paragraphs two files share."""
    return len({each.text for each in before} & {each.text for each in after})


def _changed(was: Sequence[Said], now: Sequence[Said]) -> Iterator[WordChange]:
    """Pair each paragraph with the first later one that it may have become."""
    left, few = list(now), len(was) * len(now) <= _MOST_PAIRS
    for old in was:
        pairs = enumerate(left) if few else ()
        found = next((at for at, new in pairs if _alike(old, new)), None)
        if found is None:
            yield _told(old, None)
            continue
        for new in left[:found]:
            yield _told(None, new)
        yield _told(old, left[found])
        left = left[found + 1 :]
    for new in left:
        yield _told(None, new)


def _told(was: Said | None, now: Said | None) -> WordChange:
    (where, *_) = (each.heading for each in (now, was) if each)
    sentence = differs(_LABEL, was.text if was else None, now.text if now else None)
    return WordChange(where, sentence)


def _alike(old: Said, new: Said) -> bool:
    match = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False)
    return match.real_quick_ratio() > _ALIKE and match.ratio() > _ALIKE


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(words=words):
            yield _plain(words)
        case Bullets(items=items):
            yield from map(_plain, items)
        case Details():
            yield from map(_plain, block.spoken())
        case Table(header=header, rows=rows):
            yield from header
            yield from (_plain(words) for row in rows for cell in row for words in cell)
        case Callout(blocks=inner):
            for each in inner:
                yield from _texts(each)
        case _:
            return


def _plain(words: Words) -> str:
    return "".join(span.text for span in words)
