"""A compound file ([MS-CFB]) of small streams, as an Outlook message is saved in."""

import struct

SECTOR, SMALL = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5


def compound(streams):
    """Return a file of these streams; a path is names with "/" between them."""
    entries = [_Entry("Root Entry", ROOT)]
    small, small_table = b"", []
    for path, content in streams.items():
        *folders, name = path.split("/")
        parent = 0
        for folder in folders:
            parent = _under(entries, parent, folder, STORAGE)
        place = entries[_under(entries, parent, name, STREAM)]
        place.size = len(content)
        taken = -(-len(content) // SMALL)
        if taken:
            place.start = len(small_table)
            small_table += [*range(place.start + 1, place.start + taken), END]
            small += content.ljust(taken * SMALL, b"\0")
    return _laid_out(entries, small, small_table)


class _Entry:
    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self.left = self.right = self.child = FREE
        self.start, self.size = 0 if kind != STREAM else END, 0

    def written(self):
        name = self.name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<III", self.left, self.right, self.child)
        head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), self.kind, 1)
        return head + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


def _under(entries, parent, name, kind):
    at = entries[parent].child
    if at == FREE:
        entries[parent].child = len(entries)
    while at != FREE:
        if entries[at].name == name:
            return at
        side = "left" if _key(name) < _key(entries[at].name) else "right"
        if getattr(entries[at], side) == FREE:
            setattr(entries[at], side, len(entries))
            break
        at = getattr(entries[at], side)
    entries.append(_Entry(name, kind))
    return len(entries) - 1


def _key(name):
    return len(name), name.upper()


def _laid_out(entries, small, small_table):
    """Put directory, table of small sectors, small sectors and table of sectors."""
    entries += [_Entry("", 0)] * (-len(entries) % 4)
    counts = [
        len(entries) // 4,
        max(1, -(-len(small_table) * 4 // SECTOR)),
        max(1, -(-len(small) // SECTOR)),
    ]
    entries[0].start, entries[0].size = counts[0] + counts[1], len(small)
    table, at = [], 0
    for count in counts:
        table += [*range(at + 1, at + count), END]
        at += count
    own = -(-(len(table) + 1) * 4 // SECTOR)
    table += [FAT] * own
    directory = b"".join(each.written() for each in entries)
    shorter = struct.pack(f"<{len(small_table)}I", *small_table)
    body = [
        directory,
        shorter.ljust(counts[1] * SECTOR, b"\xff"),
        small.ljust(counts[2] * SECTOR, b"\0"),
        struct.pack(f"<{len(table)}I", *table).ljust(own * SECTOR, b"\xff"),
    ]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack(
        "<IIIIIIIIII", 0, own, 0, 0, 4096, counts[0], counts[1], END, 0, at
    )
    return head.ljust(SECTOR, b"\xff") + b"".join(body)
