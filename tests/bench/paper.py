"""Print what a letter and a plan cost: CPU milliseconds, pages and kilobytes.

Beside them stands what the same words cost ReportLab's own layout (platypus), which
writes no structure and no archive. Run from the project's folder:
python tests/bench/paper.py
"""

import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle

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


PLAIN = ParagraphStyle("plain", fontName="SourceSans3-Regular", fontSize=12, leading=17)
STRONG = ParagraphStyle("strong", PLAIN, fontName="SourceSans3-Semibold", fontSize=16)


def platypus_pdf(made_from):
    """Set the same words with ReportLab's own layout, untagged."""
    flow = [one for block in made_from.blocks for one in flowables(block)]
    template = platypus.SimpleDocTemplate(BytesIO(), title=made_from.title)
    template.build(flow)
    return template.filename.getvalue()


def flowables(block):
    match block:
        case Heading(text=text):
            yield platypus.Paragraph(text, STRONG)
        case Paragraph(words=words):
            yield set_plain(words)
        case Bullets(items=items):
            yield platypus.ListFlowable([set_plain(words) for words in items])
        case Table(header=header, rows=rows):
            cells = [
                [[set_plain(words) for words in cell] for cell in row] for row in rows
            ]
            head = [platypus.Paragraph(text, PLAIN) for text in header]
            yield platypus.LongTable([head, *cells], repeatRows=1, splitInRow=1)
        case Sender(name=name, lines=lines):
            yield from (platypus.Paragraph(line, PLAIN) for line in (name, *lines))
        case Address(lines=lines):
            yield from (platypus.Paragraph(line, PLAIN) for line in lines)


def set_plain(words):
    return platypus.Paragraph("".join(span.text for span in words), PLAIN)


def cpu(work, times):
    """Return the milliseconds of the first run, and the median of the others."""
    spent = []
    for _ in range(times + 1):
        started = time.process_time()
        work()
        spent.append((time.process_time() - started) * 1000)
    return spent[0], sorted(spent[1:])[times // 2]


def measure(name, made_from, times):
    first, then = cpu(lambda: paper.render(made_from), times)
    _, peer = cpu(lambda: platypus_pdf(made_from), times)
    made = paper.render(made_from)
    print(
        f"{name}: first {first:.0f} ms, then {then:.1f} ms CPU; "
        f"{paper.pages(made)} pages, {len(made) / 1024:.0f} KB; "
        f"platypus {peer:.1f} ms, {paper.pages(platypus_pdf(made_from))} pages; "
        f"ours takes {then / peer:.2f} times as long"
    )


if __name__ == "__main__":
    measure("letter", letter(), 21)
    measure("plan", plan(), 5)
