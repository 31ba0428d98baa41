"""Papers that were made elsewhere: without structure, with forms, with notes."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas


def untagged(*texts, turned=0, link=""):
    """Return a file of one page a text, as a scanner's software or a printer makes."""
    made = BytesIO()
    canvas = Canvas(made, invariant=1, pageCompression=0)
    for text in texts:
        canvas.setPageRotation(turned)
        if text:
            canvas.drawString(72, 500, text)
        if link:
            canvas.linkURL(link, (72, 490, 200, 510))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def changed(pdf, change, **saving):
    """Return a file after `change` was made to it, opened."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(written, **saving)
    return written.getvalue()


def with_note(opened):
    """Put a reviewer's note, with its look, on the first page."""
    look = pikepdf.Stream(opened, b"0 0 1 rg 0 0 20 20 re f")
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, 20, 20])
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Square,
        Rect=Array([300, 300, 320, 320]),
        Contents="I am not sure of this",
        AP=Dictionary(N=look),
        F=4,
    )
    first = opened.pages[0].obj
    kept = first.get("/Annots", Array()).as_list()
    first.Annots = Array([*kept, opened.make_indirect(note)])


def with_script(opened):
    """Make the file run something when it is opened, and when a link is pressed."""
    run = Dictionary(S=Name.JavaScript, JS="app.alert('here')")
    opened.Root.OpenAction = run
    opened.pages[0].obj.AA = Dictionary(O=run)
    opened.pages[0].obj.Annots[0].A = run
