"""A short draft as it leaves in Word; `received` holds it as LibreOffice sent it back.

Dr Anand changed "two" to "three" with tracked changes on, put a point into the list,
noted something beside the table and wrote a note below the text.
"""

from datetime import date

from twentyweeks.paper.blocks import (
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    Table,
    plain,
)

DRAFT = Document(
    title="Draft plan for Amara",
    author="Northmoor Council",
    dated=date(2026, 6, 15),
    blocks=(
        Heading("Draft plan for Amara", 1),
        Callout((Paragraph(plain("This is a draft. Nobody has to sign it.")),)),
        Heading("Section B: Special educational needs", 2),
        Paragraph(plain("B1. Amara finds it hard to read words of two syllables.")),
        Bullets((plain("She reads to her cat."), plain("She counts by sevens."))),
        Heading("Section F: Special educational provision", 2),
        Table(
            caption="Section F, line by line",
            header=("What help", "How much"),
            rows=(
                (
                    (plain("Reading in a group of three."),),
                    (plain("Three times a week."),),
                ),
            ),
        ),
        Heading("Section K: Advice and information", 2),
        Paragraph(plain("K1. Advice of the school.")),
    ),
    footer="Our reference EHC-26-1001 · draft",
)
HEAD = "DRAFT, made on 15 June 2026: not issued"
