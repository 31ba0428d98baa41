"""Hold a Word file that came back against the draft that left for comment."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from twentyweeks.casework import Document
from twentyweeks.errors import BadInput, Refused
from twentyweeks.operations.papers import WORD_EXPORT, open_paper
from twentyweeks.operations.saving import missing, read_id
from twentyweeks.paper.blocks import Block, Heading
from twentyweeks.paper.from_word import WORD, blocks_of_word, comments_of_word
from twentyweeks.paper.from_writer import WRITER, blocks_of_writer, comments_of_writer
from twentyweeks.paper.packed import EDGES, NOTES
from twentyweeks.plans.compare_words import Said, compare_words, in_common, said_in
from twentyweeks.present.dates import plain
from twentyweeks.present.word_back import NotedComment, ReturnedChange, WordBack
from twentyweeks.storage.caseload import Caseload

_KEPT = "It is kept as it came."
_A_TENTH = 10
_NOBODY = "Somebody without a name"
_BLOCKS = {WORD: blocks_of_word, WRITER: blocks_of_writer}
_COMMENTS = {WORD: comments_of_word, WRITER: comments_of_writer}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """A draft as it left, in words, and what it says."""

    words: str
    said: tuple[Said, ...]


def may_compare(caseload: Caseload, document_id: str) -> bool:
    """Return whether a paper can be held against a draft that left from its case."""
    with caseload.reading() as session:
        document = _document(session, document_id)
        return _is_back(document) and bool(_left_from(session, document))


def compare_back(caseload: Caseload, document_id: str) -> WordBack:
    """Return what is different in a paper that came back, and what was noted in it.

    It is held against the draft of its case with which it has most words in common,
    the latest of several. BadInput for a file that cannot be read, and for one that
    shares less than a tenth of its paragraphs with every draft.
    """
    with caseload.reading() as session:
        document = _document(session, document_id)
        left = [(each.id.hex, _words(each)) for each in _left_from(session, document)]
        if not left or not _is_back(document):
            raise Refused(
                "No draft in Word has left from this case, or this paper is no Word "
                f"file that came in, so there is nothing to compare. {_KEPT}"
            )
    opened = open_paper(caseload, document_id)
    back = _said(_BLOCKS[opened.media_type](opened.content))
    drafts = [
        _Left(
            words=words, said=_said(blocks_of_word(open_paper(caseload, each).content))
        )
        for each, words in left
    ]
    draft = _nearest(drafts, back)
    changes = tuple(compare_words(draft.said, back))
    comments = _COMMENTS[opened.media_type](opened.content)
    return WordBack(
        title=opened.title,
        sentence=f"Compared with {draft.words}: {_counted(len(changes), 'change')}, "
        f"{_counted(len(comments), 'comment')}.",
        changes=tuple(
            ReturnedChange(heading=each.heading, words=each.sentence)
            for each in changes
        ),
        comments=tuple(
            NotedComment(
                author=each.author or _NOBODY, beside=each.beside, words=each.words
            )
            for each in comments
        ),
    )


def _document(session: Session, document_id: str) -> Document:
    found = session.get(Document, read_id(document_id, "document"))
    if found is None:
        raise missing("document")
    return found


def _is_back(document: Document) -> bool:
    return document.media_type in _BLOCKS and document.kind != WORD_EXPORT


def _left_from(session: Session, document: Document) -> Sequence[Document]:
    """Return the drafts that left from the case of a paper, the latest first."""
    rows = select(Document).where(
        Document.case_id == document.case_id, Document.kind == WORD_EXPORT
    )
    held = session.scalars(rows.order_by(Document.dated.desc(), Document.id.desc()))
    return held.all()


def _words(document: Document) -> str:
    made = document.made_from
    day = f", which left on {plain(made.on)}" if made else ""
    return f"“{document.title}”{day}"


def _said(blocks: Sequence[Block]) -> tuple[Said, ...]:
    """Return what a file says and its notes, without the edges of its pages."""
    text, notes = _up_to(NOTES, _up_to(EDGES, blocks)[0])
    return (*said_in(text), *said_in(notes)[1:])


def _up_to(
    heading: str, blocks: Sequence[Block]
) -> tuple[Sequence[Block], Sequence[Block]]:
    """Part blocks before the last heading of these words, if there is one."""
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at] == Heading(heading, 2):
            return blocks[:at], blocks[at:]
    return blocks, ()


def _nearest(drafts: Sequence[_Left], back: Sequence[Said]) -> _Left:
    best = max(drafts, key=lambda each: in_common(each.said, back))
    if in_common(best.said, back) * _A_TENTH < len(best.said):
        raise BadInput(
            "This Word file has too few paragraphs of any draft that left from this "
            f"case, so nothing is compared: it is another file. {_KEPT} Ask for the "
            "draft that was commented on."
        )
    return best


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count or 'no'} {what}s"
