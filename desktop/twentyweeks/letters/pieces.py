"""Words and blocks from plain values: what is not known becomes nothing."""

from datetime import date

from twentyweeks.paper.blocks import Block, Bullets, Paragraph, Span, Words, plain
from twentyweeks.plans.words import in_full, sentence


def words_of(text: str, link: str | None = None) -> Words:
    """Return the text as words, or nothing where it is empty."""
    return (Span(text=text, link=link),) if text.strip() else ()


def day_of(day: date | None) -> Words:
    """Return the day in full, or nothing where it is not known."""
    return words_of(in_full(day)) if day else ()


def telephone_of(number: str) -> Words:
    """Return a number that can be dialled from the page."""
    return words_of(number, f"tel:{number.replace(' ', '')}")


def said(text: str) -> tuple[Block, ...]:
    """Return the officer's words as one paragraph, or nothing for none."""
    return paragraphs((text,))


def paragraphs(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a paragraph for each text that is not empty."""
    return tuple(Paragraph(plain(sentence(text))) for text in texts if text.strip())


def bullets(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """Return one list of the texts that are not empty, or nothing for none."""
    items = tuple(plain(text.strip()) for text in texts if text.strip())
    return (Bullets(items),) if items else ()
