"""The same words for other engines, and one process that sets them, timed outside.

python tests/bench/peers.py ENGINE JOB FOLDER writes JOB ("letters" or "plan") into
FOLDER with ENGINE: "ours", "weasyprint" or "typst". `soffice` is a program of its own.
"""

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
LETTERS = 200
SENTENCE = "Gwenllïan reads with her finger under each word and stops at a full stop. "
SECTIONS = "ABCDEFGHIJK"
HEAD = ("Need", "Provision", "Who", "When")
CELL = SENTENCE * 5


def letter(number):
    """Return a letter as pairs of a kind and its words."""
    yield "line", "Northmoor Council, Town Hall, Northmoor NM1 1AA"
    yield "line", f"Mrs Siân Llŷr, {number} Heol y Bont, NORTHMOOR NM4 7QT"
    yield "h1", "We have decided to carry out an assessment"
    for _ in range(3):
        yield "p", SENTENCE * 3
    yield "list", (SENTENCE,) * 3
    yield "p", "Yours sincerely"


def plan():
    """Return a plan: eleven sections, each with words and a table of four rows."""
    yield "h1", "EHC plan"
    for section in SECTIONS:
        yield "h2", f"Section {section}"
        for _ in range(4):
            yield "p", SENTENCE * 6
        yield "table", 4


def jobs(job):
    """Return each paper of a job with the name of its file."""
    if job == "plan":
        return {"plan": list(plan())}
    return {f"letter-{n:03}": list(letter(n)) for n in range(1, LETTERS + 1)}


def main(engine, job, folder):
    """Write every paper of the job with one engine."""
    write = {"ours": ours, "weasyprint": weasyprint, "typst": typst}[engine]
    write(jobs(job), Path(folder))


def ours(papers, folder):
    """Set papers with this program: PDF/UA-1 and PDF/A-2a in one file."""
    sys.path.insert(0, str(ROOT / "desktop"))
    from twentyweeks import paper

    for name, content in papers.items():
        (folder / f"{name}.pdf").write_bytes(paper.render(_document(content)))


def _document(content):
    from datetime import date

    from twentyweeks.paper.blocks import Document

    return Document(
        title="A paper to measure",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
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
            row = tuple((plain(CELL),) for _ in HEAD)
            return Table("What is provided", HEAD, (row,) * told)
        case _:
            return Paragraph(plain(told))


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
    '@page{size:A4;margin:20mm}body{font:12pt/1.4 "S"}'
    "td,th{border:1px solid #888;vertical-align:top;padding:4pt;text-align:left}"
)


def html(content):
    """Return a paper as HTML."""
    body = "".join(_tag(kind, told) for kind, told in content)
    return (
        '<!doctype html><html lang="en-GB"><head><title>A paper to measure</title>'
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
            row = "<tr>" + f"<td>{escape(CELL)}</td>" * len(HEAD) + "</tr>"
            body = f"<tbody>{row * told}</tbody>"
            return f"<table><thead><tr>{head}</tr></thead>{body}</table>"
        case "line":
            return f"<p>{escape(told)}</p>"
        case _:
            return f"<{kind}>{escape(told)}</{kind}>"


def typst(papers, folder):
    """Set papers as PDF/UA-1 and PDF/A-2a in one file."""
    import typst as engine

    for name, content in papers.items():
        source = folder / f"{name}.typ"
        source.write_text(typ(content), encoding="utf-8")
        engine.compile(
            str(source),
            output=str(folder / f"{name}.pdf"),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
        )


def typ(content):
    """Return a paper in Typst's own language."""
    head = (
        '#set document(title: "A paper to measure", '
        "date: datetime(year: 2026, month: 3, day: 13))\n"
        '#set text(font: "Source Sans 3", size: 12pt, lang: "en",'
        ' region: "GB")\n#set page(paper: "a4", margin: 20mm)\n'
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
            cells = ", ".join([f"[{CELL}]"] * (len(HEAD) * told))
            return f"#table(columns: 4, table.header({head}), {cells})"
        case _:
            return told


def office(content):
    """Return a paper as flat OpenDocument text, which LibreOffice Writer reads."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    body = "".join(_flat(kind, told) for kind, told in content)
    style = (
        '<office:styles><style:default-style style:family="paragraph">'
        '<style:text-properties fo:font-family="Source Sans 3" fo:font-size="12pt" '
        'fo:language="en" fo:country="GB"/></style:default-style></office:styles>'
    )
    return (
        f'<?xml version="1.0"?><office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{style}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


def _flat(kind, told):
    match kind:
        case "h1" | "h2":
            level = kind[1]
            return f'<text:h text:outline-level="{level}">{escape(told)}</text:h>'
        case "list":
            items = (f"<text:list-item>{_para(each)}</text:list-item>" for each in told)
            return f"<text:list>{''.join(items)}</text:list>"
        case "table":
            head = _row(HEAD)
            rows = _row([CELL] * len(HEAD)) * told
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
