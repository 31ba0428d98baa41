"""The same papers for several engines, and one process that sets them, timed outside.

python tests/bench/peers.py ENGINE JOB FOLDER writes JOB ("plan", or a number of
letters) into FOLDER with ENGINE: "ours", "bare", "weasyprint" or "typst". Every letter
is a file of its own, every font is embedded, and each page has a footer with its
number. `bare` is ReportLab's own layout of the same words, without structure or
archive: the floor of what we build on.
"""

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
SECTIONS = "ABCDEFGHIJK"
HEAD = ("Need", "Provision", "Who", "When")
FOOTER = "Our reference NM-2026-0143"
TITLE = "A paper to measure"
TEXT = """
Gwenllïan reads with her finger under each word and stops at a full stop. She asks for
help when a page has no pictures, and she laughs at rhymes. The speech and language
therapist saw her twice in the autumn term, once in class and once alone, and found
that she understands more than she says. Her teacher sits near her in the morning,
writes the day's plan on a card, and gives notice before anything changes. At home
she cooks with her grandmother on Saturdays; numbers come easily when they weigh
flour. Noise tires her. A quiet room after lunch, fifteen minutes long, lets her learn
through the afternoon. We have looked at every report that was sent to us between
January and March, and at what you told us at the meeting. You can appeal against
this decision within two months, or one month from the mediation certificate,
whichever is later. An adviser who does not work for the council will explain it free
of charge.
"""
WORDS = TEXT.split()[:167]
"""Of a prime number, so that each step over them is another order."""


def words(seed, many):
    """Return so many words of English in an order of their own."""
    step = 1 + seed % (len(WORDS) - 1)
    said = (WORDS[(seed + at * step) % len(WORDS)] for at in range(many))
    return " ".join(said).capitalize().rstrip(".,;") + "."


def letter(number, body=0):
    """Return a letter as pairs of a kind and its words: the name alone differs."""
    said = range(10 * body, 10 * body + 6)
    yield "line", "Northmoor Council, Town Hall, Northmoor NM1 1AA"
    yield "line", f"Mrs Siân Llŷr, {number} Heol y Bont, NORTHMOOR NM4 7QT"
    yield "h1", "We have decided to carry out an assessment"
    yield from (("p", words(seed, 42)) for seed in said[:3])
    yield "list", tuple(words(seed, 14) for seed in said[3:])
    yield "p", "Yours sincerely"


def plan(body=0):
    """Return a plan: eleven sections, each with words and a table of four rows."""
    yield "h1", "EHC plan"
    for number, section in enumerate(SECTIONS):
        begin = 300 * body + 20 * number
        yield "h2", f"Section {section}"
        yield from (("p", words(begin + at, 84)) for at in range(4))
        cells = [words(begin + at, 70) for at in range(4, 20)]
        yield "table", [cells[at : at + 4] for at in range(0, 16, 4)]


def jobs(job):
    """Return each paper of a job with the name of its file."""
    if job == "plan":
        return {"plan": list(plan())}
    return {f"letter-{n:03}": list(letter(n)) for n in range(1, int(job) + 1)}


def main(engine, job, folder):
    """Write every paper of the job with one engine."""
    named = {"ours": ours, "bare": bare, "weasyprint": weasyprint, "typst": typst}
    named[engine](jobs(job), Path(folder))


def ours(papers, folder):
    """Set papers with this program: PDF/UA-1 and PDF/A-2a in one file."""
    sys.path.insert(0, str(ROOT / "desktop"))
    from twentyweeks import paper

    for name, content in papers.items():
        (folder / f"{name}.pdf").write_bytes(paper.render(document(content)))


def document(content):
    """Return a paper as this program's own blocks."""
    from datetime import date

    from twentyweeks.paper.blocks import Document

    return Document(
        title=TITLE,
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer=FOOTER,
        blocks=tuple(_block(kind, told) for kind, told in content),
    )


def _block(kind, told):
    from twentyweeks.paper.blocks import Bullets, Heading, Paragraph, Table, plain

    match kind:
        case "h1" | "h2":
            return Heading(told, int(kind[1]))
        case "list":
            return Bullets(tuple(plain(each) for each in told))
        case "table":
            rows = tuple(tuple((plain(cell),) for cell in row) for row in told)
            return Table("What is provided", HEAD, rows)
        case _:
            return Paragraph(plain(told))


def bare(papers, folder):
    """Set papers with ReportLab's platypus: no structure, no archive."""
    plain_fonts()
    for name, content in papers.items():
        (folder / f"{name}.pdf").write_bytes(platypus_pdf(content))


def plain_fonts():
    """Let ReportLab know its own kind of font."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    for face in ("SourceSans3-Regular", "SourceSans3-Semibold"):
        pdfmetrics.registerFont(ttfonts.TTFont(face, str(FONTS / f"{face}.ttf")))


def platypus_pdf(content):
    """Return a paper as ReportLab's own layout sets it, once it knows the fonts."""
    from io import BytesIO

    from reportlab import platypus

    written = BytesIO()
    flow = [each for kind, told in content for each in _flowables(kind, told)]
    template = platypus.SimpleDocTemplate(written, title=TITLE)
    template.build(flow, onFirstPage=_bare_foot, onLaterPages=_bare_foot)
    return written.getvalue()


def _bare_foot(canvas, template):
    canvas.setFont("SourceSans3-Regular", 12)
    canvas.drawString(72, 40, f"{FOOTER}   Page {template.page}")


def _flowables(kind, told):
    from reportlab import platypus
    from reportlab.lib.styles import ParagraphStyle

    plain = ParagraphStyle("p", fontName="SourceSans3-Regular", fontSize=12, leading=17)
    strong = ParagraphStyle("h", plain, fontName="SourceSans3-Semibold", fontSize=16)
    match kind:
        case "h1" | "h2":
            yield platypus.Paragraph(told, strong)
        case "list":
            yield platypus.ListFlowable(
                [platypus.Paragraph(one, plain) for one in told]
            )
        case "table":
            rows = [
                [platypus.Paragraph(cell, plain) for cell in row]
                for row in (HEAD, *told)
            ]
            yield platypus.LongTable(rows, repeatRows=1, splitInRow=1)
        case _:
            yield platypus.Paragraph(told, plain)


def weasyprint(papers, folder):
    """Set papers as PDF/UA-1; this engine makes no PDF/A of the same file."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    for name, content in papers.items():
        page = HTML(string=html(content), base_url=str(FONTS))
        page.write_pdf(
            folder / f"{name}.pdf", font_config=fonts, pdf_variant="pdf/ua-1"
        )


STYLE = (
    '@font-face{font-family:"S";src:url(SourceSans3-Regular.ttf)}'
    '@font-face{font-family:"S";font-weight:bold;src:url(SourceSans3-Semibold.ttf)}'
    f'@page{{size:A4;margin:20mm;@bottom-left{{content:"{FOOTER}"}}'
    '@bottom-right{content:"Page " counter(page) " of " counter(pages)}}'
    'body{font:12pt/1.4 "S"}'
    "td,th{border:1px solid #888;vertical-align:top;padding:4pt;text-align:left}"
)


def html(content):
    """Return a paper as HTML."""
    body = "".join(_tag(kind, told) for kind, told in content)
    return (
        f'<!doctype html><html lang="en-GB"><head><title>{TITLE}</title>'
        f"<style>{STYLE}</style></head><body>{body}</body></html>"
    )


def _tag(kind, told):
    match kind:
        case "list":
            return (
                "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in told) + "</ul>"
            )
        case "table":
            head = "".join(f'<th scope="col">{each}</th>' for each in HEAD)
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
                for row in told
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        case "line":
            return f"<p>{escape(told)}</p>"
        case _:
            return f"<{kind}>{escape(told)}</{kind}>"


def typst(papers, folder):
    """Set papers as PDF/UA-1 and PDF/A-2a in one file."""
    from typst import Compiler

    engine = Compiler(root="/", font_paths=[str(FONTS)], ignore_system_fonts=True)
    for name, content in papers.items():
        source = folder / f"{name}.typ"
        source.write_text(typ(content), encoding="utf-8")
        engine.compile(
            str(source),
            output=str(folder / f"{name}.pdf"),
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
        )


def typ(content):
    """Return a paper in Typst's own language."""
    head = (
        f'#set document(title: "{TITLE}", '
        "date: datetime(year: 2026, month: 3, day: 13))\n"
        '#set text(font: "Source Sans 3", size: 12pt, lang: "en",'
        ' region: "GB")\n#set page(paper: "a4", margin: 20mm, '
        f"footer: context [{FOOTER} #h(1fr) Page #counter(page).display() of "
        "#counter(page).final().first()])\n"
    )
    return head + "\n\n".join(_typed(kind, told) for kind, told in content)


def _typed(kind, told):
    match kind:
        case "h1" | "h2":
            return f"{'=' * int(kind[1])} {told}"
        case "list":
            return "\n".join(f"- {each}" for each in told)
        case "table":
            head = ", ".join(f"[{each}]" for each in HEAD)
            cells = ", ".join(f"[{cell}]" for row in told for cell in row)
            return f"#table(columns: 4, table.header({head}), {cells})"
        case _:
            return told


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
OFFICE_STYLE = (
    '<office:styles><style:default-style style:family="paragraph">'
    '<style:text-properties fo:font-family="Source Sans 3" fo:font-size="12pt" '
    'fo:language="en" fo:country="GB"/></style:default-style>'
    '<style:style style:name="Head" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:styles>'
    '<office:automatic-styles><style:page-layout style:name="A4">'
    '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin="2cm"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standard" '
    f'style:page-layout-name="A4"><style:footer><text:p>{FOOTER} Page '
    "<text:page-number/> of <text:page-count/></text:p></style:footer>"
    "</style:master-page></office:master-styles>"
)
FIELD = (
    '<text:database-display text:database-name="merge" text:table-name="families" '
    'text:table-type="table" text:column-name="number">0</text:database-display>'
)


def office(content):
    """Return a paper as flat OpenDocument text, which LibreOffice Writer reads."""
    body = "".join(_flat(kind, told) for kind, told in content)
    return (
        f'<?xml version="1.0"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{OFFICE_STYLE}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


def template():
    """Return the letter with a field of a mail merge where the letters differ."""
    return office(letter("NUMBER")).replace("NUMBER", FIELD)


def _flat(kind, told):
    match kind:
        case "h1" | "h2":
            head = f'<text:h text:style-name="Head" text:outline-level="{kind[1]}">'
            return f"{head}{escape(told)}</text:h>"
        case "list":
            items = (f"<text:list-item>{_para(each)}</text:list-item>" for each in told)
            return f"<text:list>{''.join(items)}</text:list>"
        case "table":
            head = _row(HEAD)
            rows = "".join(_row(row) for row in told)
            return (
                '<table:table><table:table-column table:number-columns-repeated="4"/>'
                f"<table:table-header-rows>{head}</table:table-header-rows>{rows}"
                "</table:table>"
            )
        case _:
            return _para(told)


def _row(cells):
    told = "".join(
        f"<table:table-cell>{_para(each)}</table:table-cell>" for each in cells
    )
    return f"<table:table-row>{told}</table:table-row>"


def _para(words):
    return f"<text:p>{escape(words)}</text:p>"


if __name__ == "__main__":
    main(*sys.argv[1:])
