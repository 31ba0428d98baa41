import csv
import io
import json
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.errors import Refused, Unavailable
from twentyweeks.returns.columns import match_columns
from twentyweeks.returns.headings import FIELDS
from twentyweeks.returns.import_report import report_of, sentences_of
from twentyweeks.returns.sheet import read_sheet
from twentyweeks.returns.tracker import plan_import

TODAY = date(2026, 11, 21)
HEADINGS = st.one_of(
    st.sampled_from([name for names in FIELDS.values() for name in names]),
    st.text(max_size=12),
)
CELLS = st.one_of(
    st.sampled_from(
        ["", "X857200125001", "2016-05-04", "31/02/2026", "Y", "N", "Bell", "n/a", "1"]
    ),
    st.text(max_size=12),
)


def planned(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        path.write_bytes(data)
        sheet = read_sheet(path)
    return plan_import(sheet, match_columns(sheet.headings), TODAY)


@given(
    st.lists(HEADINGS, min_size=1, max_size=6, unique=True),
    st.lists(st.lists(CELLS, max_size=7), max_size=8),
)
def test_every_row_is_taken_rejected_or_listed(headings, rows):
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    with suppress(Refused):
        found = planned(text.getvalue().encode("utf-8", "replace"))
        answered = [
            *(row.number for row in found.rows),
            *(row.row for row in found.rejected),
            *(row.row for row in found.repeated),
        ]
        assert sorted(answered) == [row.number for row in found.sheet.rows]
        assert json.dumps(report_of(found))
        assert len(sentences_of(found)) >= 3


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with suppress(Refused, Unavailable):
        assert planned(data).counts["rows"] >= 0


@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.data())
def test_bytes_that_begin_as_a_workbook_are_refused(magic, data):
    rest = data.draw(st.binary(max_size=2000))
    with suppress(Refused, Unavailable):
        assert planned(magic + rest).counts["rows"] >= 0
