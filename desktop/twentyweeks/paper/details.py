"""Labels and what they name: side by side, or in one line in large print."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from twentyweeks.paper.blocks import Details, Words, plain
from twentyweeks.paper.items import Item, Row
from twentyweeks.paper.setting import Setting

if TYPE_CHECKING:
    from twentyweeks.paper.structure import Element

_LABELS = 0.36


def details(setting: Setting, block: Details, parent: "Element") -> Iterator[Item]:
    """Yield a list whose labels are the terms: `Lbl` and `LBody` (ISO 32000-1
    14.8.4.3.3)."""
    whole = parent.add("L")
    whole.attributes["List"] = {"ListNumbering": "/None"}
    sheet = setting.sheet
    if sheet.large:
        for words in block.spoken():
            body = whole.add("LI").add("LBody")
            yield from setting.text(words, body, sheet.cell, sheet.measure)
        return
    for at, (label, words) in enumerate(block.items):
        row = _beside(setting, label, words, whole.add("LI"))
        gap = 0.0 if at else sheet.size * 0.5
        yield replace(row, gap=gap, keep=at in (0, len(block.items) - 2))


def _beside(setting: Setting, label: str, words: Words, item: "Element") -> Row:
    wide, sheet = setting.sheet.measure, setting.sheet
    left = wide * _LABELS
    look = replace(sheet.quiet, gap=0.0)
    name = setting.text(plain(label), item.add("Lbl"), look, left - sheet.size)
    said = setting.text(words, item.add("LBody"), sheet.cell, wide - left)
    return Row(
        cells=((0.0, tuple(name)), (left, tuple(said))),
        width=wide,
        pad=sheet.size * 0.3,
        least=sheet.size * 6,
    )
