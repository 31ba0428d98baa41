"""Drafts as they come back from Word: commented on, only read, or another file."""

from io import BytesIO

import docx


def saved(opened):
    made = BytesIO()
    opened.save(made)
    return made.getvalue()


def commented(content):
    """Return a draft as Dr Anand sends it back: two changes and a comment."""
    opened = docx.Document(BytesIO(content))
    need = next(each for each in opened.paragraphs if each.text.startswith("B1."))
    need.add_run(" I saw this too.")
    note = "How long is this?\nAsk the school."
    opened.add_comment(need.runs, text=note, author="Dr Anand", initials="A")
    opened.add_paragraph("Please ring me.")
    return saved(opened)


def touched(content):
    """Return a draft that was opened and saved again, with the same words."""
    opened = docx.Document(BytesIO(content))
    opened.core_properties.subject = "Read"
    return saved(opened)


def soup():
    """Return a Word file that is no draft of ours."""
    opened = docx.Document()
    opened.add_paragraph("A recipe for soup.")
    return saved(opened)
