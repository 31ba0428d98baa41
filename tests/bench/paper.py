"""Print what a letter and a plan cost: CPU milliseconds, pages and kilobytes.

Run from the project's folder: python tests/bench/paper.py
"""

import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from twentyweeks import paper
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Sender,
    Table,
    plain,
)

SENTENCE = "Gwenllïan reads with her finger under each word and stops at a full stop. "
SECTIONS = "ABCDEFGHIJK"


def document(*blocks):
    return Document(
        title="A paper to measure",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
        blocks=blocks,
    )


def letter():
    return document(
        Sender("Northmoor Council", ("Town Hall", "Northmoor NM1 1AA")),
        Address(("Mrs Siân Llŷr", "14 Heol y Bont", "NORTHMOOR", "NM4 7QT")),
        Heading("We have decided to carry out an assessment", 1),
        *[Paragraph(plain(SENTENCE * 3)) for _ in range(4)],
        Bullets(tuple(plain(SENTENCE) for _ in range(3))),
        Paragraph(plain("Yours sincerely")),
    )


def plan():
    row = tuple((plain(SENTENCE * 5),) for _ in range(4))
    blocks = []
    for section in SECTIONS:
        blocks += [
            Heading(f"Section {section}", 2),
            *[Paragraph(plain(SENTENCE * 6)) for _ in range(4)],
            Table("What is provided", ("Need", "Provision", "Who", "When"), (row,) * 4),
        ]
    return document(Heading("EHC plan", 1), *blocks)


def measure(name, made_from, times):
    started = time.process_time()
    made = paper.render(made_from)
    first = (time.process_time() - started) * 1000
    spent = []
    for _ in range(times):
        started = time.process_time()
        paper.render(made_from)
        spent.append((time.process_time() - started) * 1000)
    print(
        f"{name}: first {first:.0f} ms, then {sorted(spent)[times // 2]:.1f} ms CPU; "
        f"{paper.pages(made)} pages, {len(made) / 1024:.0f} KB"
    )


if __name__ == "__main__":
    measure("letter", letter(), 21)
    measure("plan", plan(), 5)
