import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from twentyweeks.returns.identifiers import (
    nhs_number_fits,
    respace_postcode,
    uln_fits,
    upn_check_letter,
)

TWELFTH = st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUVWXYZ")


@given(st.from_regex(r"[0-9]{11}", fullmatch=True), TWELFTH)
def test_our_check_letter_is_that_of_python_stdnum(digits, last):
    assert upn_check_letter(f"?{digits}{last}") == upn.calc_check_digit(digits + last)


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_our_nhs_check_is_that_of_python_stdnum(number):
    assert nhs_number_fits(number) == nhs.is_valid(number)


def test_a_known_upn_has_its_letter():
    assert upn_check_letter("X857200125001") == "X"


@pytest.mark.parametrize(
    ("number", "fits"),
    [("9434765919", True), ("9434765918", False), ("4010232137", True)],
)
def test_nhs_numbers(number, fits):
    assert nhs_number_fits(number) is fits


@pytest.mark.parametrize(
    ("number", "fits"),
    [("1234567899", True), ("1234567890", False), ("0000000000", False)],
)
def test_learner_numbers(number, fits):
    assert uln_fits(number) is fits


@pytest.mark.parametrize(
    ("words", "postcode"),
    [("le156hp", "LE15 6HP"), (" Le1  5 6hp ", "LE15 6HP"), ("zz993vz", "ZZ99 3VZ")],
)
def test_postcodes_are_spaced_anew(words, postcode):
    assert respace_postcode(words) == postcode
