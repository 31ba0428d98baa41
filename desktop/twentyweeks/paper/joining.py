"""Several PDF files made one: pages, structure, bookmarks, and a number on each page.

A link to "#page=7" leads to the seventh page of the whole, whoever wrote it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    OutlineItem,
    Pdf,
    Stream,
)

from twentyweeks.errors import BadInput
from twentyweeks.paper.blocks import Address
from twentyweeks.paper.joined_tree import JoinedTree
from twentyweeks.paper.metadata import PROGRAM, Claim, Details, packet, srgb
from twentyweeks.paper.parts import Cover, Joined, Part
from twentyweeks.paper.source import (
    BROKEN,
    bookmarks_of,
    claims_of,
    is_tagged,
    leave_only_links,
)
from twentyweeks.paper.stamps import corner, stamp, write_address
from twentyweeks.paper.untagged import tag_as_pictures

_TO_PAGE = re.compile(r"#page=(\d+)")
_MISTAKEN = b"\r\nendstream"
_JOINED = f"{PROGRAM}, papers of others joined"


@dataclass(frozen=True, slots=True)
class _Source:
    """One part, opened and made ready to be taken over."""

    title: str
    address: Address | None
    opened: Pdf
    claims: frozenset[Claim]
    ours: bool
    tagged: bool


def join(parts: Sequence[Part], cover: Cover) -> Joined:
    """Return the parts in one file, in their order, each under its title.

    The same parts give the same bytes. BadInput, which names the part, where one is
    damaged or locked.
    """
    with ExitStack() as held, Pdf.new() as whole:
        sources = [held.enter_context(_opened(part)) for part in parts]
        tree = JoinedTree(whole, cover.lang)
        starts = [_take(whole, tree, source) for source in sources]
        tree.finish()
        _write_bookmarks(whole, sources, starts)
        _lead_to_pages(whole)
        if cover.numbered:
            stamp(whole, cover.numbered)
        claims = frozenset(Claim).intersection(*(each.claims for each in sources))
        producer = PROGRAM if all(each.ours for each in sources) else _JOINED
        _describe(whole, cover, claims, producer)
        return Joined(
            pdf=_saved(whole),
            pages=len(whole.pages),
            accessible=Claim.ACCESSIBLE in claims,
            untagged=tuple(each.title for each in sources if not each.tagged),
        )


def is_accessible(pdf: bytes) -> bool:
    """Return whether a file says of itself that it is PDF/UA-1 and PDF/A-2a."""
    with _opened(Part(title="The file", pdf=pdf)) as source:
        return source.claims == frozenset(Claim)


@contextmanager
def _opened(part: Part) -> Iterator[_Source]:
    with _readable(part.title):
        opened = pikepdf.open(BytesIO(part.pdf))
    with opened:
        with _readable(part.title):
            source = _source(part, opened)
        yield source


@contextmanager
def _readable(title: str) -> Iterator[None]:
    """Say of which part it is that something in it cannot be read."""
    try:
        yield
    except BROKEN as fault:
        raise _unreadable(title) from fault


def _source(part: Part, opened: Pdf) -> _Source:
    if not opened.pages:
        raise _unreadable(part.title)
    for page in opened.pages:
        corner(page)
    claims = claims_of(opened)
    ours = str(opened.docinfo.get("/Producer", "")) == PROGRAM
    if leave_only_links(opened):
        claims, ours = frozenset(), False
    tagged = is_tagged(opened)
    if not tagged:
        tag_as_pictures(opened, part)
        claims, ours = frozenset(), False
    return _Source(part.title, part.address, opened, claims, ours, tagged)


def _unreadable(title: str) -> BadInput:
    return BadInput(
        f"“{title}” cannot be read as a PDF: it is damaged, or locked with a "
        "password. Nothing was made. Leave it out, or ask for it again."
    )


def _take(whole: Pdf, tree: JoinedTree, source: _Source) -> int:
    """Take a part over; return the page at which it begins, from 0."""
    start = len(whole.pages)
    with _readable(source.title):
        tree.shift(source.opened)
        whole.pages.extend(source.opened.pages)
    if source.address:
        write_address(whole, whole.pages[start], source.address)
    with _readable(source.title):
        tree.add(source.opened, source.title)
    return start


def _write_bookmarks(
    whole: Pdf, sources: Sequence[_Source], starts: Sequence[int]
) -> None:
    with whole.open_outline() as outline:
        for source, start in zip(sources, starts, strict=True):
            item = OutlineItem(source.title, start, "Fit")
            item.children.extend(bookmarks_of(source.opened, start))
            outline.root.append(item)
    whole.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def _lead_to_pages(whole: Pdf) -> None:
    for page in whole.pages:
        for link in page.obj.get("/Annots", Array()).as_list():
            action = link.get("/A", Dictionary())
            found = _TO_PAGE.fullmatch(str(action.get("/URI", "")))
            if found and 0 < int(found[1]) <= len(whole.pages):
                del link["/A"]
                there = whole.pages[int(found[1]) - 1].obj
                link.Dest = Array([there, Name.Fit])


def _describe(
    whole: Pdf, cover: Cover, claims: frozenset[Claim], producer: str
) -> None:
    details = Details(cover.title, cover.author, cover.dated, cover.lang)
    day = f"D:{cover.dated:%Y%m%d}000000Z"
    for key, said in (
        ("/Title", cover.title),
        ("/Author", cover.author),
        ("/Creator", PROGRAM),
        ("/Producer", producer),
        ("/CreationDate", day),
        ("/ModDate", day),
    ):
        whole.docinfo[key] = said
    root = whole.Root
    root.Lang = cover.lang
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    told = pikepdf.Stream(whole, packet(details, claims, producer).encode())
    told.Type, told.Subtype = Name.Metadata, Name.XML
    root.Metadata = told
    profile = pikepdf.Stream(whole, srgb())
    profile.N = 3
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                Info="sRGB",
                DestOutputProfile=profile,
            )
        ]
    )


def _saved(whole: Pdf) -> bytes:
    """Return the file, in which the end of each stream is seen without its length.

    A line end stands before `endstream`; after a stream that ends in half a line end
    itself, its length would seem to be another (ISO 19005-2, 6.1.7.1).
    """
    made = _written(whole, ObjectStreamMode.generate)
    for mode in (ObjectStreamMode.generate, ObjectStreamMode.disable):
        if _MISTAKEN in made:
            with pikepdf.open(BytesIO(made)) as again:
                _pad(again)
                made = _written(again, mode)
    return made


def _pad(whole: Pdf) -> None:
    """End each such stream in a space, which means nothing in it."""
    for each in whole.objects:
        if isinstance(each, Stream) and each.read_raw_bytes().endswith(b"\r"):
            each.write(each.read_bytes() + b" ")
            if "/Length1" in each:  # of a font's file
                each.Length1 = int(each.Length1) + 1


def _written(whole: Pdf, mode: ObjectStreamMode) -> bytes:
    made = BytesIO()
    whole.save(
        made,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=mode,
        fix_metadata_version=False,
    )
    return made.getvalue()
