"""The structure trees of several files made one: a Part for each, nothing lost."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

_KEYS = ("/StructParents", "/StructParent")
_BY_NAME = ("/RoleMap", "/ClassMap")


class JoinedTree:
    """One tree under way: `shift` each file, take its pages over, then `add` it."""

    def __init__(self, whole: Pdf, lang: str) -> None:
        self.whole = whole
        root = Dictionary(Type=Name.StructTreeRoot, RoleMap={}, ClassMap={})
        self.root = whole.make_indirect(root)
        top = Dictionary(Type=Name.StructElem, S=Name.Document, K=[], P=self.root)
        top.Lang = lang
        self.top = whole.make_indirect(top)
        self.root.K = self.top
        self._owners: dict[int, Object] = {}
        self._named: dict[bytes, Object] = {}
        self._spaces: list[Object] = []
        self._parts = 0

    @property
    def _next_key(self) -> int:
        return max(self._owners, default=-1) + 1

    def shift(self, source: Pdf) -> None:
        """Give a file keys and names that no file before it has."""
        self._parts += 1
        shift = self._next_key
        tree = source.Root.StructTreeRoot
        owners = NumberTree(tree.ParentTree).items() if "/ParentTree" in tree else ()
        moved = [part for key, owner in owners for part in (key + shift, owner)]
        tree.ParentTree = Dictionary(Nums=Array(moved))
        for each in source.objects:
            if not isinstance(each, Dictionary | pikepdf.Stream):
                continue
            for key in _KEYS:
                if key in each:
                    each[key] = int(each[key]) + shift
        self._rename(tree)

    def add(self, source: Pdf, title: str) -> None:
        """Hang the tree of a file, whose pages were taken over, under its title."""
        tree = self.whole.copy_foreign(source.Root.StructTreeRoot)
        part = Dictionary(Type=Name.StructElem, S=Name.Part, T=title, P=self.top)
        if "/Lang" in source.Root:
            part.Lang = str(source.Root.Lang)
        part = self.whole.make_indirect(part)
        kids = _unfolded(tree)
        for kid in kids:
            kid.P = part
        part.K = Array(kids)
        self.top.K.append(part)
        self._owners |= dict(NumberTree(tree.ParentTree).items())
        for name in _BY_NAME:
            for key, value in tree.get(name, Dictionary()).items():
                self.root[name][key] = value
        self._spaces += tree.get("/Namespaces", Array()).as_list()
        self._named |= {
            bytes(each.ID): each for each in elements(kids) if "/ID" in each
        }

    def finish(self) -> None:
        """Write the way back from pages to elements, and the tree into the file."""
        keyed = sorted(self._owners.items())
        root = self.root
        root.ParentTree = self.whole.make_indirect(
            Dictionary(Nums=Array([part for pair in keyed for part in pair]))
        )
        root.ParentTreeNextKey = self._next_key
        if self._named:
            named = [
                part
                for name, each in sorted(self._named.items(), key=_first)
                for part in (String(name), each)
            ]
            root.IDTree = self.whole.make_indirect(Dictionary(Names=Array(named)))
        if self._spaces:
            root.Namespaces = Array(self._spaces)
        for name in _BY_NAME:
            if not root[name].as_dict():
                del root[name]
        self.whole.Root.StructTreeRoot = root

    def _rename(self, tree: Object) -> None:
        roles = tree.get("/RoleMap", Dictionary())
        taken = {
            role: f"{role}-{self._parts}"
            for role, plain in roles.items()
            if self.root.RoleMap.get(role, plain) != plain
        }
        for role, new in taken.items():
            roles[new] = roles[role]
            del roles[role]
        classes = tree.get("/ClassMap", Dictionary())
        known = {name: f"{name}-{self._parts}" for name in classes.as_dict()}
        for name, new in known.items():
            classes[new] = classes[name]
            del classes[name]
        for attributes in classes.as_dict().values():
            self._prefix_headers(attributes)
        for element in elements(kids_of(tree)):
            self._rename_one(element, taken, known)

    def _rename_one(
        self, element: Object, roles: dict[str, str], classes: dict[str, str]
    ) -> None:
        role = str(element.S)
        if role in roles:
            element.S = Name(roles[role])
        if "/ID" in element:
            element.ID = self._prefixed(element.ID)
        if "/C" in element:
            element.C = _renamed(element.C, classes)
        if "/A" in element:
            self._prefix_headers(element.A)

    def _prefix_headers(self, attributes: Object) -> None:
        every = attributes.as_list() if isinstance(attributes, Array) else [attributes]
        for each in every:
            if isinstance(each, Dictionary | pikepdf.Stream) and "/Headers" in each:
                named = each.Headers.as_list()
                each.Headers = Array([self._prefixed(name) for name in named])

    def _prefixed(self, name: Object) -> String:
        return String(f"p{self._parts}-".encode() + bytes(name))


def kids_of(element: Object) -> list[Object]:
    """Return the elements right under an element, in reading order."""
    kids = element.get("/K", Array())
    every = kids.as_list() if isinstance(kids, Array) else [kids]
    return [kid for kid in every if isinstance(kid, Dictionary) and "/S" in kid]


def elements(tops: list[Object]) -> Iterator[Object]:
    """Yield elements and all that stand under them, each once."""
    waiting, seen = list(tops), set()
    while waiting:
        element = waiting.pop()
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen)
        yield element
        waiting += kids_of(element)


def _unfolded(tree: Object) -> list[Object]:
    """Return what stands at the top, without the one Document round it."""
    kids = kids_of(tree)
    if len(kids) == 1 and str(kids[0].S) == "/Document" and _holds_elements(kids[0]):
        return kids_of(kids[0])
    return kids


def _holds_elements(element: Object) -> bool:
    kids = element.get("/K", Array())
    return isinstance(kids, Array) and len(kids_of(element)) == len(kids.as_list())


def _renamed(classes: Object, known: dict[str, str]) -> Object:
    every = classes.as_list() if isinstance(classes, Array) else [classes]
    return Array(
        [
            Name(known[str(each)])
            if isinstance(each, Name) and str(each) in known
            else each
            for each in every
        ]
    )


def _first(pair: tuple[bytes, Object]) -> bytes:
    return pair[0]
