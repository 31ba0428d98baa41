"""The formats that nothing here can write, made byte by byte as their makers say."""

import io
import struct
import zipfile

import pytest

from twentyweeks.errors import BadInput
from twentyweeks.returns.sheet import SheetRow, read_sheet

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
TOO_FAR = (
    "A sheet of the file reaches over more than 5 million cells, so it was not read. "
    "Nothing was brought in. Delete what stands far below or beside the table."
)


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def start(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def xls(rows, before=b"", after=b""):
    """Write one sheet “Cases” as BIFF 8 in a compound file."""
    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            head = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                cells += record(0x0204, head + text)
            else:
                cells += record(0x0203, head + struct.pack("<d", value))

    def book(offset):
        named = struct.pack("<IBBBB", offset, 0, 0, 5, 0) + b"Cases"
        return start(5) + before + record(0x0085, named) + record(0x000A)

    return compound(
        "Workbook", book(len(book(0))) + start(16) + cells + after + record(0x000A)
    )


def compound(name, data):
    data = data.ljust(4096, b"\0")
    count = -(-len(data) // 512)
    chain = [0xFFFFFFFD, END, *range(3, count + 2), END]

    def entry(words, kind, child, first, size):
        title = words.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(title) + 2, kind, 1, FREE, FREE, child)
        return (
            title.ljust(64, b"\0")
            + links
            + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )

    folder = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, 2, len(data))
    folder += (b"\0" * 68 + struct.pack("<III", FREE, FREE, FREE) + b"\0" * 48) * 2
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return head + table + folder + data.ljust(count * 512, b"\0")


def packed(number):
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + packed(high) if high else bytes([low])


def part(kind, data=b""):
    return packed(kind) + packed(len(data)) + data


def wide(words):
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def xlsb(cells, link="rId1"):
    """Write one sheet “Cases” from {(row, column): words}; `link` is to its part."""
    body = b""
    for row, column in sorted(cells):
        body += part(0, struct.pack("<I21x", row))
        body += part(6, struct.pack("<II", column, 0) + wide(cells[row, column]))
    square = struct.pack("<4I", 0, max(cells)[0], 0, max(c for _, c in cells))
    sheet = part(129) + part(148, square) + part(145) + body + part(146) + part(130)
    named = struct.pack("<II", 0, 1) + wide(link) + wide("Cases")
    book = part(131) + part(143) + part(156, named) + part(144) + part(132)
    schema = "http://schemas.openxmlformats.org"
    links = (
        '<?xml version="1.0"?>'
        f'<Relationships xmlns="{schema}/package/2006/relationships">'
        f'<Relationship Id="rId1" Target="worksheets/sheet1.bin" Type="{schema}'
        '/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    types = f'<?xml version="1.0"?><Types xmlns="{schema}/package/2006/content-types"/>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": links,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def ods(rows):
    """Write one sheet “Cases” from the XML of its rows."""
    family = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{family}'
        f':office:1.0" xmlns:table="{family}:table:1.0" xmlns:text="{family}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Cases">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0"?><m:manifest xmlns:m="{family.replace("xmlns", "")}'
        'xmlns:manifest:1.0"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods_row(*words, down=1, across=1):
    cells = "".join(
        f'<table:table-cell table:number-columns-repeated="{across}" '
        f'office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
        for word in words
    )
    repeated = f'table:number-rows-repeated="{down}"'
    return f"<table:table-row {repeated}>{cells}</table:table-row>"


def zipped(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def opened(tmp_path):
    """Read a sheet from bytes."""

    def read(data):
        path = tmp_path / "tracker"
        path.write_bytes(data)
        return read_sheet(path)

    return read


def test_an_old_workbook_is_read(opened):
    sheet = opened(xls([["Surname", "UPN"], ["Zoë", 12.0]]))
    assert (sheet.name, sheet.rows) == ("Cases", (SheetRow(2, ("Zoë", 12.0)),))


def test_a_binary_workbook_is_read(opened):
    cells = {(0, 0): "Surname", (0, 1): "UPN", (2, 0): "Zoë", (2, 1): "12"}
    sheet = opened(xlsb(cells))
    assert (sheet.name, sheet.rows) == ("Cases", (SheetRow(3, ("Zoë", "12")),))


def test_an_open_document_is_read(opened):
    blank = '<table:table-cell table:number-columns-repeated="16382"/>'
    below = (
        '<table:table-row table:number-rows-repeated="1048574">'
        f"{blank}</table:table-row>"
    )
    sheet = opened(ods(ods_row("Surname", "UPN") + ods_row("Zoë", "12") + below))
    assert (sheet.name, sheet.rows) == ("Cases", (SheetRow(2, ("Zoë", "12")),))


@pytest.mark.parametrize(
    "data",
    [
        xlsb({(0, 0): "UPN", (1_048_575, 16_383): "x"}),
        ods(ods_row("UPN") + ods_row("x", down=1_048_575, across=16_384)),
        xls([["UPN"]], after=record(0x0203, struct.pack("<HHHd", 65_535, 255, 0, 1.0))),
    ],
    ids=["xlsb", "ods", "xls"],
)
def test_a_sheet_that_reaches_too_far_is_refused(opened, data):
    with pytest.raises(BadInput) as refusal:
        opened(data)
    assert refusal.value.sentence == TOO_FAR


@pytest.mark.parametrize(
    "data",
    [
        compound("EncryptedPackage", b"x" * 5000),
        xls([["UPN"]], before=record(0x002F, b"\1" + b"\0" * 53)),
    ],
    ids=["xlsx", "xls"],
)
def test_a_workbook_under_a_password_is_refused(opened, data):
    with pytest.raises(BadInput, match="protected by a password"):
        opened(data)


def test_an_old_workbook_whose_sectors_go_in_a_circle_is_refused(opened):
    data = bytearray(xls([["UPN"], ["1"]]))
    data[512 + 4 * 5 : 512 + 4 * 6] = struct.pack("<I", 2)
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(bytes(data))


def test_an_open_document_in_an_unknown_encoding_is_refused(opened):
    unknown = b'<?xml version="1.0" encoding="UT-8"?><a/>'
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(zipped({"content.xml": unknown}))


def test_a_workbook_that_the_reader_panics_over_is_refused(opened):
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(xlsb({(0, 0): "UPN"}, link="rId2"))


def test_a_sheet_that_ends_too_early_is_refused(opened):
    whole = xlsb({(0, 0): "UPN", (1, 0): "1"})
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["xl/worksheets/sheet1.bin"] = members["xl/worksheets/sheet1.bin"][:40]
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(zipped(members))


def test_a_workbook_of_other_words_is_refused(opened):
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(zipped({"xl/workbook.xml": "Dear all"}))


def test_a_broken_open_document_is_refused(opened):
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(ods("<table:table-row>"))


def test_entities_are_never_unfolded(opened):
    bomb = zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'})
    with pytest.raises(BadInput, match="cut short or damaged"):
        opened(bomb)
