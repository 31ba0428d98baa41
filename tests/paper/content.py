"""What a content model says, element by element, in reading order.

Of the apostrophe's three signs the one of print stands for all, outside a link: which
of them a paper shows is the matter of test_apostrophes.py.
"""

import unicodedata
from functools import singledispatch

from twentyweeks.paper import blocks as b


def tidy(text):
    spaced = unicodedata.normalize("NFC", text)
    shown = "".join(
        letter
        for letter in spaced
        if letter in "\u200c\u200d\n"
        or (unicodedata.category(letter) != "Cf" and letter != "\ufe0f")
    )
    return " ".join(shown.replace("\u00a0", " ").split())


def printed(text):
    return one_sign(text.replace("'", "\u2019"))


def one_sign(text):
    return text.replace("\u2018", "\u2019")


def words(spans):
    shown = (span.text if span.link else printed(span.text) for span in spans)
    return tidy("".join(shown))


def expected(document):
    """Return a line for every element that says something."""
    lines = []
    for block in document.blocks:
        stacked = document.size >= 16 and isinstance(block, b.Table | b.Details)
        lines += stack_of(block) if stacked else lines_of(block)
    return lines


@singledispatch
def lines_of(block):
    """Return the lines of one block: a page break and its like have none."""
    assert isinstance(block, b.PageBreak)
    return []


@lines_of.register
def _(block: b.Heading):
    return [f"H{block.level} {tidy(printed(block.text))}"]


@lines_of.register
def _(block: b.Paragraph):
    return [f"P {words(block.words)}".strip()]


@lines_of.register
def _(block: b.Sender):
    return [f"P {tidy(printed(line))}" for line in (block.name, *block.lines)]


@lines_of.register
def _(block: b.Address):
    return [f"P {tidy(printed(line))}" for line in block.lines]


@lines_of.register
def _(block: b.SignHere):
    return [f"P {tidy(printed(block.label))}"]


@lines_of.register
def _(block: b.Figure):
    return [f"Figure {block.alt}"]


@lines_of.register
def _(block: b.Callout):
    return [line for part in block.blocks for line in lines_of(part)]


@lines_of.register
def _(block: b.Bullets):
    lines = [f"L {'Decimal' if block.numbered else 'Disc'} {len(block.items)}"]
    for number, item in enumerate(block.items, 1):
        lines += [
            "LI",
            f"Lbl {number}." if block.numbered else "Lbl •",
            f"LBody {words(item)}".strip(),
        ]
    return lines


@lines_of.register
def _(block: b.Details):
    lines = [f"L None {len(block.items)}"]
    for label, said in block.items:
        lines += ["LI", f"Lbl {tidy(printed(label))}", f"LBody {words(said)}".strip()]
    return lines


@lines_of.register
def _(block: b.Table):
    lines = [
        f"Table {len(block.rows) + 1} x {len(block.header)}",
        f"Caption {tidy(printed(block.caption))}",
        "TR",
        *[f"TH Column {tidy(printed(head))}".strip() for head in block.header],
    ]
    for row in block.rows:
        lines.append("TR")
        for cell in row:
            lines += ["TD", *[f"P {words(paragraph)}".strip() for paragraph in cell]]
    return lines


@singledispatch
def stack_of(block):
    """Return the lines of what large print sets in one column."""
    raise AssertionError(block)


@stack_of.register
def _(block: b.Details):
    lines = [f"L None {len(block.items)}"]
    for said in block.spoken():
        lines += ["LI", f"LBody {words(said)}"]
    return lines


@stack_of.register
def _(block: b.Table):
    lines = [f"P {tidy(printed(block.caption))}"]
    lines += [f"L None {len(block.rows)}"] if block.rows else []
    for row in block.rows:
        lines += ["LI", "LBody"]
        for head, cell in zip(block.header, row, strict=True):
            first, *others = cell or ((),)
            label = b.Span(text=f"{head}: ")
            lines += [f"P {words((label, *first))}"]
            lines += [f"P {words(paragraph)}".strip() for paragraph in others]
    return lines


def all_spans(document):
    """Yield the words of the running text, in reading order."""
    for block in document.blocks:
        parts = block.blocks if isinstance(block, b.Callout) else (block,)
        for part in parts:
            for paragraph in paragraphs_of(part):
                yield from paragraph


@singledispatch
def paragraphs_of(block):
    """Return the paragraphs of a block that are made of spans."""
    return []


@paragraphs_of.register
def _(block: b.Paragraph):
    return [block.words]


@paragraphs_of.register
def _(block: b.Bullets):
    return block.items


@paragraphs_of.register
def _(block: b.Details):
    return [said for _, said in block.items]


@paragraphs_of.register
def _(block: b.Table):
    return [paragraph for row in block.rows for cell in row for paragraph in cell]


def expected_spans(document):
    """Return what needs an element of its own: another language, a change."""
    found = []
    for span in all_spans(document):
        other = span.lang if span.lang not in (None, document.lang) else None
        if (other or span.change) and not span.link and tidy(span.text):
            found.append((other, tidy(printed(span.text))))
    return found


def expected_links(document):
    return [(tidy(span.text), span.link) for span in all_spans(document) if span.link]


def headings(document):
    found = []
    for block in document.blocks:
        inside = block.blocks if isinstance(block, b.Callout) else (block,)
        found += [
            (part.level, printed(part.text))
            for part in inside
            if isinstance(part, b.Heading)
        ]
    return found
