"""Pages without structure, given the least that is true: one Figure each.

What such a page says to the ear is said in the words in its place; nobody can say
from its file where a heading or a table stands.
"""

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
)

from twentyweeks.paper.parts import Part
from twentyweeks.paper.reading import text_of

_MARKS = ("BDC", "BMC", "EMC", "MP", "DP")
_FIRST_LINK = 1_000_000


def tag_as_pictures(opened: Pdf, part: Part) -> None:
    """Make each page a Figure whose alternative text holds the words found on it."""
    said = text_of(part.pdf)
    top = Dictionary(Type=Name.StructElem, S=Name.Document, K=[])
    top = opened.make_indirect(top)
    tree = Dictionary(Type=Name.StructTreeRoot, K=[top])
    tree = opened.make_indirect(tree)
    top.P = tree
    numbers: list[Object | int] = []
    links: list[Object | int] = []
    for at, page in enumerate(opened.pages):
        alt = _alt(part.title, at, said)
        figure = _element(opened, Name.Figure, top, page)
        figure.Alt, figure.K = alt, 0
        figure.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=page.cropbox)
        numbers += [at, Array([figure])]
        page.obj.StructParents = at
        _wrap(opened, page)
        links += _tag_links(opened, page, top, _FIRST_LINK + len(links) // 2)
    tree.ParentTree = Dictionary(Nums=Array(numbers + links))
    opened.Root.StructTreeRoot = tree
    opened.Root.MarkInfo = Dictionary(Marked=True)


def _alt(title: str, at: int, said: tuple[str, ...]) -> str:
    which = f"Page {at + 1} of {len(said)} of “{title}”"
    words = " ".join(said[at].split())
    if not words:
        return f"{which}: a picture without text, which cannot be read aloud."
    return f"{which}, which came without structure. Its words: {words}"


def _element(opened: Pdf, tag: Object, parent: Object, page: Page) -> Object:
    element = Dictionary(Type=Name.StructElem, S=tag, P=parent, Pg=page.obj)
    made = opened.make_indirect(element)
    parent.K.append(made)
    return made


def _wrap(opened: Pdf, page: Page) -> None:
    begin = ContentStreamInstruction([Name.Figure, Dictionary(MCID=0)], Operator("BDC"))
    painted = [
        step
        for step in pikepdf.parse_content_stream(page)
        if str(step.operator) not in _MARKS
    ]
    end = ContentStreamInstruction([], Operator("EMC"))
    told = pikepdf.unparse_content_stream([begin, *painted, end])
    page.obj.Contents = opened.make_stream(told)


def _tag_links(opened: Pdf, page: Page, top: Object, key: int) -> list[Object | int]:
    found: list[Object | int] = []
    for link in page.obj.get("/Annots", Array()).as_list():
        element = _element(opened, Name.Link, top, page)
        element.K = Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=link)
        link.StructParent = key
        if "/Contents" not in link:
            link.Contents = str(link.get("/A", Dictionary()).get("/URI", "Link"))
        found += [key, element]
        key += 1
    return found
