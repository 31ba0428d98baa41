"""What a file's structure says, set against the content model that it came from.

Nothing here uses the code that makes the file: the model is walked anew (in
content.py), and the file is read with pikepdf alone.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from paper.content import (
    expected,
    expected_links,
    expected_spans,
    headings,
    one_sign,
    printed,
    tidy,
)

INLINE = ("Span", "Link")
SILENT = ("Sect", "Div", "Document", "TBody", "THead")


def differences(pdf, document):
    """Return what the file says otherwise than the model: nothing, if all is well."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = Said(opened)
        return [
            *_unequal("structure", expected(document), said.lines()),
            *_unequal("spans", expected_spans(document), said.spans),
            *_unequal("links", expected_links(document), said.links),
            *_unequal("bookmarks", headings(document), bookmarks(opened)),
            *said.loose(),
            *fonts_not_embedded(opened),
            *details(opened, document),
        ]


def _unequal(what, wanted, found):
    if wanted == found:
        return []
    for at in range(max(len(wanted), len(found))):
        left = wanted[at] if at < len(wanted) else "nothing more"
        right = found[at] if at < len(found) else "nothing more"
        if left != right:
            return [f"{what} {at}: model {left!r}, file {right!r}"]
    return []


@dataclass
class Content:
    """A page's marked content: words by number, and those of no element."""

    words: dict = field(default_factory=dict)
    artifacts: list = field(default_factory=list)
    unmarked: list = field(default_factory=list)
    sizes: set = field(default_factory=set)
    private: bool = False

    def faults(self):
        if self.unmarked:
            yield f"{self.unmarked[:2]} is neither content nor artifact"
        if self.private:
            yield "a private code stands without its words"
        if min(self.sizes, default=12) < 10:
            yield f"text of {min(self.sizes)} points"


class Said:
    """The structure tree of an open file, read from the top."""

    def __init__(self, opened):
        self.opened = opened
        self.root = opened.Root.StructTreeRoot
        self.numbers = {page.objgen: at for at, page in enumerate(opened.pages)}
        self.contents = [content_of(page) for page in opened.pages]
        self.spans, self.links, self.owners = [], [], {}
        self.annotated = {}

    def lines(self):
        return list(self._lines(self.root.K))

    def _lines(self, element):
        tag = str(element.S)[1:]
        kids = [kid for kid in element.get("/K", []) if self._is_element(kid)]
        inner = [kid for kid in kids if str(kid.S)[1:] not in INLINE]
        if tag not in SILENT:
            yield " ".join(filter(None, [tag, *self._facts(element, tag, kids)]))
        for kid in inner:
            yield from self._lines(kid)

    def _facts(self, element, tag, kids):
        if tag == "Figure":
            self._text(element)
            return [str(element.get("/Alt", ""))]
        if tag == "L":
            return [_attribute(element, "ListNumbering"), str(len(kids))]
        if tag == "Table":
            rows = [
                row
                for part in kids
                if str(part.S) in ("/THead", "/TBody")
                for row in part.K
            ]
            return [f"{len(rows)} x {max(len(row.K) for row in rows)}"]
        if tag == "TH":
            return [_attribute(element, "Scope"), self._own_text(element)]
        return [self._own_text(element)]

    def _own_text(self, element):
        return tidy(one_sign(self._text(element)))

    def _text(self, element):
        said = []
        for kid in element.get("/K", []):
            if self._is_element(kid):
                if str(kid.S)[1:] in INLINE:
                    said.append(self._inline(kid))
                continue
            if kid.get("/Type") == "/OBJR":
                self.annotated[kid.Obj.objgen] = element.objgen
                continue
            page = self.numbers[kid.Pg.objgen]
            self.owners[page, int(kid.MCID)] = element.objgen
            said.append(self.contents[page].words.get(int(kid.MCID), "LOST"))
        return "".join(said)

    def _inline(self, element):
        text = self._text(element)
        if str(element.S) == "/Link":
            targets = [
                str(kid.Obj.A.URI)
                for kid in element.K
                if not self._is_element(kid) and kid.get("/Type") == "/OBJR"
            ]
            for target in targets[:1] or [None]:
                self.links.append((tidy(text), target))
        elif tidy(text):
            lang = element.get("/Lang")
            self.spans.append((str(lang) if lang else None, tidy(one_sign(text))))
        return text

    @staticmethod
    def _is_element(kid):
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid

    def loose(self):
        """Yield what the ParentTree, the pages and the tree do not agree on."""
        tree = dict(pikepdf.NumberTree(self.root.ParentTree).items())
        for at, page in enumerate(self.opened.pages):
            owners = tree[int(page.obj.StructParents)]
            faults = [
                *self.contents[at].faults(),
                *self._owner_faults(at, owners),
                *self._link_faults(page, tree),
            ]
            if page.obj.get("/Tabs") != "/S":
                faults.append("Tab does not follow the structure")
            yield from (f"page {at}: {fault}" for fault in faults)

    def _owner_faults(self, at, owners):
        count = len(self.contents[at].words)
        if len(owners) != count:
            yield f"{len(owners)} owners, {count} pieces"
        for number, owner in enumerate(owners):
            if self.owners.get((at, number)) != owner.objgen:
                yield f"piece {number} has another owner"

    def _link_faults(self, page, tree):
        for annotation in page.obj.get("/Annots", []):
            owner = tree[int(annotation.StructParent)].objgen
            if self.annotated.get(annotation.objgen) != owner:
                yield "a link belongs to no element"
            if not str(annotation.get("/Contents", "")):
                yield "a link says nothing"


def _attribute(element, name):
    for attribute in element.get("/A", []):
        if f"/{name}" in attribute:
            return str(attribute[f"/{name}"])[1:]
    return "none"


def content_of(page):
    """Return a page's words, sorted by the piece of content they stand in."""
    reader = Reader(page)
    for operands, operator in pikepdf.parse_content_stream(page):
        step = READ.get(str(operator))
        if step is not None:
            step(reader, operands)
    return reader.content


class Reader:
    """Goes through a page's operators, knowing what they stand in."""

    def __init__(self, page):
        fonts = page.obj.Resources.Font.items()
        self.codes = {name: to_unicode(font) for name, font in fonts}
        self.content, self.stack = Content(), []
        self.font, self.scale, self.spoken = None, 1.0, None

    def begin(self, operands):
        mark = operands[1] if len(operands) > 1 else {}
        self.stack.append((str(operands[0]), mark))
        if "/MCID" in mark:
            self.content.words.setdefault(int(mark["/MCID"]), "")
        if "/ActualText" in mark:
            self.put(str(mark["/ActualText"]))
            self.spoken = len(self.stack)

    def end(self, operands):
        del operands
        if self.spoken == len(self.stack):
            self.spoken = None
        self.stack.pop()

    def place(self, operands):
        self.scale = float(operands[3])

    def choose(self, operands):
        self.font = self.codes[str(operands[0])]
        self.content.sizes.add(float(operands[1]) * self.scale)

    def show(self, operands):
        said = "".join(self.font[code] for code in bytes(operands[0]))
        if self.spoken is None:
            self.content.private |= bool(re.search("[\ue000-\uf8ff]", said))
            self.put(said)

    def put(self, said):
        for tag, mark in reversed(self.stack):
            if "/MCID" in mark:
                self.content.words[int(mark["/MCID"])] += said
                return
            if tag == "/Artifact":
                self.content.artifacts.append(said)
                return
        self.content.unmarked.append(said)


READ = {
    "BDC": Reader.begin,
    "BMC": Reader.begin,
    "EMC": Reader.end,
    "Tm": Reader.place,
    "Tf": Reader.choose,
    "Tj": Reader.show,
}


def to_unicode(font):
    stream = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4})>", stream)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def fonts_not_embedded(opened):
    for page in opened.pages:
        for name, font in page.obj.Resources.Font.items():
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield f"font {name} {font.get('BaseFont')} is not embedded"


def bookmarks(opened):
    found = []

    def walk(items, level):
        for item in items:
            found.append((level, one_sign(item.title)))
            walk(item.children, level + 1)

    with opened.open_outline() as outline:
        walk(outline.root, 1)
    return found


def details(opened, document):
    wanted = {
        "title": (one_sign(str(opened.docinfo["/Title"])), printed(document.title)),
        "language": (str(opened.Root.Lang), document.lang),
        "title shown": (bool(opened.Root.ViewerPreferences.DisplayDocTitle), True),
        "marked": (bool(opened.Root.MarkInfo.Marked), True),
        "version": (opened.pdf_version, "1.7"),
    }
    for name, (found, expected_value) in wanted.items():
        if found != expected_value:
            yield f"{name} is {found!r}"
