"""Print what a letter and a plan cost: CPU milliseconds, pages and kilobytes.

Beside them stands what the same words cost ReportLab's own layout (platypus), which
writes no structure and no archive. Run from the project's folder:
python tests/bench/paper.py

With a folder of engines, 200 letters and a plan are set by each of them in turn, each
in a new process, tagging on, and the ratios are printed:
python3 -m venv ENGINES && ENGINES/bin/pip install weasyprint typst
apt-get install --no-install-recommends libreoffice-writer
python tests/bench/paper.py ENGINES [ROUNDS]
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import peers
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


EXPORT = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
SET_BY = Path(peers.__file__)


def commands(engines):
    """Return by engine the command that sets a job, of those that are here."""
    own = {"ours": sys.executable}
    venv = Path(engines) / "bin" / "python"
    for name in ("typst", "weasyprint"):
        asked = [venv, "-c", f"import {name}"]
        if (
            venv.exists()
            and not subprocess.run(asked, stderr=-3, check=False).returncode
        ):
            own[name] = str(venv)
        else:
            print(f"{name} is missing: pip install {name} into {engines}")
    if not shutil.which("soffice"):
        print("LibreOffice is missing: apt-get install libreoffice-writer")
    return own


def set_with(name, python, job, folder):
    """Set a job in a new process; return wall and CPU seconds of it and its kids."""
    if name == "libreoffice":
        command = office(job, folder)
    else:
        command = [python, SET_BY, name, job, folder]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    kept = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = os.environ | {"XDG_DATA_HOME": str(folder / "share")}
    subprocess.run(command, check=True, env=env, **kept)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent


def office(job, folder):
    """Write the documents of a mail merge, and return what makes PDF of them."""
    (folder / "share").mkdir()
    (folder / "share" / "fonts").symlink_to(peers.FONTS)
    for name, content in peers.jobs(job).items():
        (folder / f"{name}.fodt").write_text(peers.office(content), encoding="utf-8")
    files = sorted(folder.glob("*.fodt"))
    own = f"-env:UserInstallation=file://{folder}/office"
    kind = ["--headless", "--convert-to", EXPORT, "--outdir", folder]
    return ["soffice", own, *kind, *files]


def compare(engines, rounds):
    """Set each job with each engine in turn, and print medians and ratios of CPU."""
    own = commands(engines)
    if shutil.which("soffice"):
        own["libreoffice"] = ""
    for job in ("letters", "plan"):
        spent = {name: [] for name in own}
        pages = {}
        for _ in range(rounds):
            for name, python in own.items():
                with tempfile.TemporaryDirectory() as made:
                    folder = Path(made)
                    spent[name].append(set_with(name, python, job, folder))
                    pdfs = sorted(folder.glob("*.pdf"))
                    pages[name] = sum(paper.pages(each.read_bytes()) for each in pdfs)
        ours = middle([cpu for _, cpu in spent["ours"]])
        for name, times in spent.items():
            wall, used = (
                middle([one for one, _ in times]),
                middle([c for _, c in times]),
            )
            print(
                f"{job}: {name} {wall:.1f} s, {used:.1f} s CPU, {pages[name]} pages; "
                f"{used / ours:.2f} times ours"
            )


def middle(numbers):
    """Return the median."""
    return sorted(numbers)[len(numbers) // 2]


if __name__ == "__main__":
    measure("letter", letter(), 21)
    measure("plan", plan(), 5)
    if sys.argv[1:]:
        compare(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else 1)
