"""Print what a letter and a plan cost: CPU milliseconds, pages and kilobytes.

Beside them stands what the same words cost ReportLab's own layout (platypus), which
writes no structure and no archive. Run from the project's folder:
python tests/bench/paper.py

With a folder of engines, 200 letters and a plan are set by each of them in turn, each
in a new process, tagging on, and the ratios are printed:
python3 -m venv ENGINES && ENGINES/bin/pip install weasyprint typst
apt-get install --no-install-recommends libreoffice-writer libreoffice-base python3-uno
python tests/bench/paper.py ENGINES [ROUNDS]

Each engine starts once for a job, after a run that warms it: Python's modules are kept
compiled, as those of an installed program are. LibreOffice sets the letters twice: as
a mail merge, from one template and a table, and from 200 finished documents. What one
letter more takes, without the start, is told from a run of few and a run of all; for
WeasyPrint all are 16, and its 200 are carried on from there.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import peers

from twentyweeks import paper

LETTERS = 200
FEW = 4
OFFICE_PYTHON = "/usr/bin/python3"
EXPORT = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"2"}}'
)
SET_BY = Path(peers.__file__)
COMPILED = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "twentyweeks-bench"),
}


class Spent(NamedTuple):
    """Seconds of the clock and of the processor, and the pages that were made."""

    wall: float
    cpu: float
    pages: int


def cpu(work, papers):
    """Return the milliseconds of the first paper, and the median of the others."""
    spent = []
    for each in papers:
        started = time.process_time()
        work(each)
        spent.append((time.process_time() - started) * 1000)
    return spent[0], median(spent[1:])


def measure(name, contents):
    """Print what papers cost once the program is warm, and the same of platypus.

    Each has words of its own, in an order that was never set before.
    """
    own = [peers.document(content) for content in contents]
    first, then = cpu(paper.render, own)
    made = paper.render(own[0])
    peers.plain_fonts()
    _, bare = cpu(peers.platypus_pdf, contents)
    print(
        f"{name}: first {first:.0f} ms, then {then:.1f} ms CPU; "
        f"{paper.pages(made)} pages, {len(made) / 1024:.0f} KB; "
        f"platypus {bare:.1f} ms; ours takes {then / bare:.2f} times as long"
    )


def engines_of(folder):
    """Return by engine the Python that drives it, of those that are here."""
    found = {"ours": sys.executable, "ReportLab bare": sys.executable}
    venv = str(Path(folder) / "bin" / "python")
    for name, python, module in (
        ("typst", venv, "typst"),
        ("LibreOffice, mail merge", OFFICE_PYTHON, "uno"),
        ("weasyprint", venv, "weasyprint"),
    ):
        asked = [python, "-c", f"import {module}"]
        if shutil.which(python) and not subprocess.run(asked, check=False).returncode:
            found[name] = python
        else:
            print(f"{name} is missing: {python} cannot import {module}")
    if shutil.which("soffice"):
        found["LibreOffice, finished"] = ""
    else:
        found.pop("LibreOffice, mail merge", None)
        print("LibreOffice is missing: apt-get install libreoffice-writer")
    return found


def set_with(name, python, job):
    """Set a job in a new process, and count what it and its kids took."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        command = command_of(name, python, job, folder)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        kept = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = os.environ | COMPILED | {"XDG_DATA_HOME": str(folder / "share")}
        subprocess.run(command, check=True, env=env, **kept)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        pdfs = [each.read_bytes() for each in folder.glob("*.pdf")]
        return Spent(wall, used, sum(paper.pages(each) for each in pdfs))


def command_of(name, python, job, folder):
    """Write what an engine reads, and return the command that sets it."""
    if name.startswith("LibreOffice"):
        (folder / "share").mkdir()
        (folder / "share" / "fonts").symlink_to(peers.FONTS)
    if name == "LibreOffice, mail merge":
        numbers = "\n".join(str(number) for number in range(1, int(job) + 1))
        (folder / "families.csv").write_text(f"number\n{numbers}\n", encoding="utf-8")
        (folder / "template.fodt").write_text(peers.template(), encoding="utf-8")
        return [python, SET_BY.with_name("merge.py"), folder]
    if name == "LibreOffice, finished":
        return finished(job, folder)
    engine = {"ReportLab bare": "bare"}.get(name, name)
    return [python, SET_BY, engine, job, folder]


def finished(job, folder):
    """Write the documents that a mail merge would leave, and make PDF of them."""
    for name, content in peers.jobs(job).items():
        (folder / f"{name}.fodt").write_text(peers.office(content), encoding="utf-8")
    files = sorted(folder.glob("*.fodt"))
    own = f"-env:UserInstallation=file://{folder}/office"
    kind = ["--headless", "--convert-to", EXPORT, "--outdir", folder]
    return ["soffice", own, *kind, *files]


def letters(name, python):
    """Return what 200 letters take an engine, and what each of the last ones does."""
    most = FEW * 4 if name == "weasyprint" else LETTERS
    few, all_ = (set_with(name, python, str(many)) for many in (FEW, most))
    pairs = list(zip(few, all_, strict=True))
    one = Spent(*((more - less) / (most - FEW) for less, more in pairs))
    rest = LETTERS - most
    return Spent(
        *(more + rest * each for more, each in zip(all_, one, strict=True))
    ), one


def compare(folder, rounds):
    """Set each job with each engine in turn, and print medians and ratios."""
    found = engines_of(folder)
    whole, one, plan = ({name: [] for name in found} for _ in range(3))
    for name, python in found.items():
        set_with(name, python, "1")
    for turn in range(rounds):
        for name, python in found.items():
            if turn and name == "weasyprint":
                continue
            for kept, spent in zip((whole, one), letters(name, python), strict=True):
                kept[name].append(spent)
            if name != "LibreOffice, mail merge":
                plan[name].append(set_with(name, python, "plan"))
    tell("200 letters", whole)
    tell("one letter more", one)
    tell("a plan", plan)


def tell(what, spent):
    """Print a line for each engine: medians, and how many times ours they are."""
    middle = {
        name: Spent(*(median(each) for each in zip(*times, strict=True)))
        for name, times in spent.items()
        if times
    }
    ours = middle["ours"]
    print(f"{what}: seconds of the processor and the clock, pages; times ours")
    for name, one in middle.items():
        print(
            f"  {name:24} {one.cpu:8.3f} {one.wall:8.3f} {one.pages:4.0f}; "
            f"{one.cpu / ours.cpu:7.2f} {one.wall / ours.wall:7.2f}"
        )


if __name__ == "__main__":
    measure("letter", [list(peers.letter(1, body=at)) for at in range(22)])
    measure("plan", [list(peers.plan(body=at)) for at in range(6)])
    if sys.argv[1:]:
        compare(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else 1)
