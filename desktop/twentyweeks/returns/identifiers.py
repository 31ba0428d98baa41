"""The numbers that name a child: their form and their check digits."""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_FORM = re.compile(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]", re.ASCII)
POSTCODE_FORM = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", re.ASCII)
TEN_DIGITS = re.compile(r"[0-9]{10}", re.ASCII)


def upn_check_letter(upn: str) -> str:
    """Return the letter that must lead the twelve characters after the first.

    Weights 2 to 13, modulus 23; the letter that ends a temporary UPN counts as its
    place among the check letters.
    """
    total = sum(
        weight * _upn_value(character)
        for weight, character in enumerate(upn[1:], start=2)
    )
    return UPN_LETTERS[total % 23]


def _upn_value(character: str) -> int:
    if character.isdigit():
        return int(character)
    return UPN_LETTERS.index(character)


def uln_fits(uln: str) -> bool:
    """Tell whether ten digits are a unique learner number (modulus 11)."""
    remainder = _weighted_sum(uln) % 11
    return remainder != 0 and 10 - remainder == int(uln[9])


def nhs_number_fits(number: str) -> bool:
    """Tell whether ten digits are an NHS number (modulus 11)."""
    return (11 - _weighted_sum(number) % 11) % 11 == int(number[9])


def _weighted_sum(ten_digits: str) -> int:
    return sum(
        weight * int(digit)
        for weight, digit in zip(range(10, 1, -1), ten_digits[:9], strict=True)
    )


def respace_postcode(words: str) -> str:
    """Write a postcode in capitals with one space before its last three characters."""
    packed = re.sub(r"\s", "", words).upper()
    return f"{packed[:-3]} {packed[-3:]}"
