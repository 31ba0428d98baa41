"""A finished file, opened again."""

import subprocess
import sys
from io import BytesIO

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from paper.test_structure import document
from twentyweeks import paper
from twentyweeks.paper.blocks import Heading, Paragraph, plain

ELSEWHERE = """
import sys
sys.path[:0] = {path!r}
from paper.test_structure import document
from twentyweeks import paper
sys.stdout.buffer.write(paper.render(document()))
"""


def test_another_process_makes_the_same_bytes():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ELSEWHERE.format(path=sys.path)],
        capture_output=True,
        check=True,
    )
    assert done.stdout == paper.render(document())


TOGETHER = """
import sys
sys.path[:0] = {path!r}
from concurrent.futures import ThreadPoolExecutor
from paper.test_structure import document
from twentyweeks import paper
with ThreadPoolExecutor(6) as pool:
    made = set(pool.map(paper.render, [document(draft=True)] * 12))
print(len(made))
"""


def test_papers_made_at_the_same_moment_are_the_same():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", TOGETHER.format(path=sys.path)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "1\n"


def test_another_day_or_word_makes_another_file_identity():
    one = paper.render(document(Paragraph(plain("One"))))
    two = paper.render(document(Paragraph(plain("Two"))))
    assert one.split(b"/ID")[1][:80] != two.split(b"/ID")[1][:80]


def test_describing_a_paper_does_not_load_the_machinery():
    asked = (
        f"import sys; sys.path[:0] = {sys.path!r}; import twentyweeks.paper; "
        "print({'reportlab', 'pypdfium2', 'PIL', 'pikepdf'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, text=True
    )
    assert done.stdout == "set()\n"


def test_the_text_of_a_page_is_a_line_a_paragraph():
    long = "We read it with her, slowly, and she told us what she thought of it all. "
    made = paper.render(
        document(Heading("One", 1), Paragraph(plain((long * 3).strip())))
    )
    assert paper.text_of(made) == (
        "One\n" + (long * 3).strip() + "\nPage 1 of 1\nOur reference NM-2026-0143",
    )


def test_a_file_of_another_program_is_read_by_place():
    drawn = BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(72, 700, "Somebody else wrote this")
    canvas.save()
    assert paper.text_of(drawn.getvalue()) == ("Somebody else wrote this",)


def test_a_page_becomes_a_picture():
    made = paper.render(document())
    width, height, pixels = paper.page_image(made, 0, 72)
    assert (width, height) == (596, 842)
    assert len(pixels) == width * height * 4
    assert pixels[:4] == b"\xff\xff\xff\xff"
    with Image.open(BytesIO(paper.page_png(made, 1, 36))) as seen:
        assert (seen.format, seen.size) == ("PNG", (298, 421))
