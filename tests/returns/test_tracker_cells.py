import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyweeks.errors import BadInput
from twentyweeks.returns import cells
from twentyweeks.returns.days import read_day, read_past_day

TODAY = date(2026, 11, 21)
ANY_CELL = st.one_of(
    st.text(max_size=30),
    st.floats(),
    st.dates(),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}", fullmatch=True),
)
READERS = [
    cells.read_line,
    cells.read_text,
    cells.read_number,
    cells.read_upn,
    cells.read_uln,
    cells.read_nhs_number,
    cells.read_upn_unknown,
    cells.read_school_urn,
    cells.read_postcode,
    cells.read_phone,
    cells.read_email,
    cells.read_sex,
    cells.read_ethnicity,
    cells.read_year_group,
    cells.read_decision,
    lambda cell: read_past_day(cell, TODAY),
]


@pytest.mark.parametrize(
    "cell",
    [
        "2022-09-28",
        "2022-09-28T00:00:00",
        "2022-09-28 00:00:00.000",
        "2022/09/28",
        "28/09/2022",
        "28-09-2022",
        "28.9.22",
        "28/9/22",
        "2022-Sep-28 00:00:00",
        "28 September 2022",
        "28th Sept 2022",
        "Wed 28 Sep 2022",
        "28-Sep-22",
        "20220928",
        20220928.0,
        44832.0,
        "44832",
        date(2022, 9, 28),
    ],
)
def test_one_day_written_many_ways(cell):
    assert read_day(cell, TODAY) == date(2022, 9, 28)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/2026", "There is no such day. Look at the day and the month."),
        ("2026-02-30", "There is no such day. Look at the day and the month."),
        (
            "09/28/2022",
            "Its month stands before its day; write the day first, as in 28/09/2026.",
        ),
        ("TBC", "It is not a date; write it as 28/09/2026."),
        (7.0, "It is not a date; write it as 28/09/2026."),
        ("3 Smarch 2026", "It names no month."),
        ("22/11/2026", "It is in the future."),
        ("01/01/1066", "It is before 1900."),
        ("219-06-09", "It is not a date; write it as 28/09/2026."),
        ("٢٨/٠٩/٢٠٢٢", "It is not a date; write it as 28/09/2026."),
    ],
)
def test_what_is_no_past_day_is_a_fault(cell, reason):
    with pytest.raises(BadInput) as refusal:
        read_past_day(cell, TODAY)
    assert refusal.value.sentence == reason


def test_an_order_that_could_be_either_is_british():
    assert read_day("03/04/2026", TODAY) == date(2026, 4, 3)


def test_a_year_of_two_digits_is_not_long_after_today():
    assert read_day("1/2/27", TODAY) == date(2027, 2, 1)
    assert read_day("1/2/28", TODAY) == date(1928, 2, 1)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.read_line, "  Zoe\u0308 O'Neill-Ōta ", "Zoë O'Neill-Ōta"),
        (cells.read_line, 7.0, "7"),
        (cells.read_number, "123.0", "123"),
        (cells.read_number, 123.0, "123"),
        (cells.read_upn, "x857 2001 25001", "X857200125001"),
        (cells.read_uln, 1234567899.0, "1234567899"),
        (cells.read_nhs_number, "943 476 5919", "9434765919"),
        (cells.read_upn_unknown, "un5", "UN5"),
        (cells.read_school_urn, 100000.0, "100000"),
        (cells.read_postcode, "le156hp", "LE15 6HP"),
        (cells.read_phone, "+44 7700 900123", "07700 900123"),
        (cells.read_phone, 1632960123.0, "01632 960123"),
        (cells.read_email, " a.b@example.org ", "a.b@example.org"),
        (cells.read_sex, "M", "M"),
        (cells.read_sex, "a) Male", "M"),
        (cells.read_sex, 2.0, "F"),
        (cells.read_sex, "9", None),
        (cells.read_ethnicity, "a) WBRI", "WBRI"),
        (cells.read_ethnicity, "wwel", "WWEL"),
        (cells.read_ethnicity, "C2", "APKN"),
        (cells.read_ethnicity, "White British", "WBRI"),
        (cells.read_ethnicity, "E5", None),
        (cells.read_year_group, "Year 5", "5"),
        (cells.read_year_group, "Reception", "R"),
        (cells.read_year_group, 12.0, "12"),
        (cells.read_decision, "yes", "Y"),
        (cells.read_decision, 0.0, "N"),
        (cells.read_decision, "TRUE", "Y"),
        (cells.read_decision, "H", "H"),
    ],
)
def test_values(read, cell, value):
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "reason"),
    [
        (
            cells.read_upn,
            "A857200125001",
            "The check letter of this UPN should be X, not A.",
        ),
        (cells.read_upn, "X85720012500", "A UPN has 13 characters; this has 12."),
        (
            cells.read_upn,
            "I857200125001",
            "A UPN is a letter, 11 digits, and a digit or letter; not I, O or S.",
        ),
        (cells.read_uln, "12345", "A ULN has 10 digits."),
        (
            cells.read_uln,
            "1234567890",
            "The last digit of this ULN does not fit the others.",
        ),
        (cells.read_nhs_number, "943476591", "An NHS number has 10 digits."),
        (
            cells.read_nhs_number,
            "9434765918",
            "The last digit of this NHS number does not fit the others.",
        ),
        (
            cells.read_upn_unknown,
            "UN4",
            "It is none of UN1, UN2, UN3, UN5, UN8, UN9 and UN10.",
        ),
        (cells.read_school_urn, "12345", "A school's URN has 6 digits."),
        (
            cells.read_postcode,
            "Oakham",
            "It is not written as a postcode of the United Kingdom.",
        ),
        (cells.read_phone, "ask Mum", "It is not one telephone number."),
        (
            cells.read_phone,
            "07700 900123 (mum)/ 01632 960123",
            "It is not one telephone number.",
        ),
        (cells.read_phone, "0123", "It is not a whole telephone number."),
        (cells.read_email, "a@b", "It is not one e-mail address."),
        (cells.read_sex, "00", "It is none of M, F, 1, 2, 0 and 9."),
        (cells.read_sex, "51", "It is none of M, F, 1, 2, 0 and 9."),
        (cells.read_ethnicity, "ZZZZ", "It is no ethnicity code of the school census."),
        (cells.read_year_group, "15", "It is no year group from N and R to 14."),
        (
            cells.read_decision,
            "perhaps",
            "It is no decision: Y, N, A (awaited), W (withdrawn) or H (historical).",
        ),
        (cells.read_line, "#REF!", "It is an error of the spreadsheet, not a value."),
        (cells.read_line, "a\0b", "It holds a character that cannot be shown."),
        (
            cells.read_line,
            "a" * 201,
            "It is longer than 200 characters: shorten or divide it.",
        ),
        (
            cells.read_text,
            "a" * 50_001,
            "It is longer than 50,000 characters: shorten or divide it.",
        ),
    ],
)
def test_faults(read, cell, reason):
    with pytest.raises(BadInput) as refusal:
        read(cell)
    assert refusal.value.sentence == reason


@given(ANY_CELL, st.sampled_from(READERS))
def test_any_cell_is_read_or_refused(cell, read):
    with suppress(BadInput):
        value = read(cell)
        assert value is None or isinstance(value, str | date)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60))
def test_a_name_is_kept_as_written(name):
    if name.strip().startswith("#"):
        return
    assert cells.read_line(name) == unicodedata.normalize("NFC", name).strip()
