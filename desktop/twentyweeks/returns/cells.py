"""Read one cell as what its column says it is; what cannot be read is a fault."""

import re
import unicodedata
from typing import Literal, NoReturn

import phonenumbers

from twentyweeks.errors import BadInput
from twentyweeks.returns.ethnicity import ethnicity_code
from twentyweeks.returns.grid import Cell, is_blank, words_of
from twentyweeks.returns.identifiers import (
    POSTCODE_FORM,
    TEN_DIGITS,
    UPN_FORM,
    nhs_number_fits,
    respace_postcode,
    uln_fits,
    upn_check_letter,
)

Decision = Literal["Y", "N", "A", "W", "H"]
Sex = Literal["M", "F"]

_SPREADSHEET_FAULT = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_LETTERED = re.compile(r"^[a-z]\)\s*", re.IGNORECASE)
_WHOLE = re.compile(r"([0-9]+)\.0+", re.ASCII)
_RECKONED = ("=", "+", "-", "@", "\t", "\r")
_NOTHING = frozenset({"-", "–", "—", "n/a"})  # noqa: RUF001
_SEXES: dict[str, Sex | None] = {
    "m": "M", "male": "M", "1": "M", "boy": "M",
    "f": "F", "female": "F", "2": "F", "girl": "F",
    "0": None, "9": None, "u": None, "i": None, "unknown": None, "not known": None,
    "not specified": None, "indeterminate": None,
}  # fmt: skip
_DECISIONS: dict[str, Decision] = {
    "y": "Y", "yes": "Y", "true": "Y", "1": "Y", "agreed": "Y",
    "n": "N", "no": "N", "false": "N", "0": "N", "refused": "N", "declined": "N",
    "a": "A", "awaited": "A", "pending": "A",
    "w": "W", "withdrawn": "W", "h": "H", "historical": "H",
}  # fmt: skip
_UPN_UNKNOWN = frozenset({"UN1", "UN2", "UN3", "UN5", "UN8", "UN9", "UN10"})
_YEARS = {"reception": "R", "nursery": "N", "n": "N", "r": "R", "n1": "N1", "n2": "N2"}
_LONGEST = {"line": 200, "text": 50_000}


def no_formula(cell: str) -> str:
    """Return a cell that a spreadsheet takes for words: it reckons nothing from it."""
    return f"'{cell}" if cell.startswith(_RECKONED) else cell


def fault(reason: str) -> NoReturn:
    """Give up on a cell, for a reason that a person can act on."""
    raise BadInput(reason)


def is_nothing(cell: Cell) -> bool:
    """Tell whether a cell is blank, or says that there is nothing to say."""
    return is_blank(cell) or words_of(cell).strip().casefold() in _NOTHING


def _text(cell: Cell, longest: int) -> str:
    words = unicodedata.normalize("NFC", words_of(cell)).strip()
    if _SPREADSHEET_FAULT.fullmatch(words):
        fault("It is an error of the spreadsheet, not a value.")
    if any(
        unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\r\t" for c in words
    ):
        fault("It holds a character that cannot be shown.")
    if len(words) > longest:
        fault(f"It is longer than {longest:,} characters: shorten or divide it.")
    return words


def read_line(cell: Cell) -> str:
    """Read a name or another short text, trimmed and otherwise kept as written."""
    return _text(cell, _LONGEST["line"])


def read_text(cell: Cell) -> str:
    """Read free text, trimmed and otherwise kept as written."""
    return _text(cell, _LONGEST["text"])


def read_number(cell: Cell) -> str:
    """Read an identifier, without the “.0” that a spreadsheet may have put on it."""
    words = read_line(cell)
    whole = _WHOLE.fullmatch(words)
    return whole[1] if whole else words


def _packed(cell: Cell) -> str:
    return re.sub(r"[\s-]", "", read_number(cell)).upper()


def read_upn(cell: Cell) -> str:
    """Read a unique pupil number, permanent or temporary."""
    upn = _packed(cell)
    if len(upn) != 13:
        fault(f"A UPN has 13 characters; this has {len(upn)}.")
    if not UPN_FORM.fullmatch(upn):
        fault("A UPN is a letter, 11 digits, and a digit or letter; not I, O or S.")
    right = upn_check_letter(upn)
    if upn[0] != right:
        fault(f"The check letter of this UPN should be {right}, not {upn[0]}.")
    return upn


def read_uln(cell: Cell) -> str:
    """Read a unique learner number."""
    uln = _packed(cell)
    if not TEN_DIGITS.fullmatch(uln):
        fault("A ULN has 10 digits.")
    if not uln_fits(uln):
        fault("The last digit of this ULN does not fit the others.")
    return uln


def read_nhs_number(cell: Cell) -> str:
    """Read an NHS number, as ten digits without spaces."""
    number = _packed(cell)
    if not TEN_DIGITS.fullmatch(number):
        fault("An NHS number has 10 digits.")
    if not nhs_number_fits(number):
        fault("The last digit of this NHS number does not fit the others.")
    return number


def read_upn_unknown(cell: Cell) -> str:
    """Read the coded reason why there is no UPN."""
    code = _packed(cell)
    if code not in _UPN_UNKNOWN:
        fault("It is none of UN1, UN2, UN3, UN5, UN8, UN9 and UN10.")
    return code


def read_school_urn(cell: Cell) -> str:
    """Read a school's unique reference number."""
    urn = _packed(cell)
    if not re.fullmatch(r"[0-9]{6}", urn, re.ASCII):
        fault("A school's URN has 6 digits.")
    return urn


def read_postcode(cell: Cell) -> str:
    """Read a United Kingdom postcode."""
    postcode = respace_postcode(read_line(cell))
    if not POSTCODE_FORM.fullmatch(postcode):
        fault("It is not written as a postcode of the United Kingdom.")
    return postcode


def read_phone(cell: Cell) -> str:
    """Read one telephone number; a British one is written the national way."""
    words = read_number(cell)
    if not re.fullmatch(r"[0-9+(). -]+", words):
        fault("It is not one telephone number.")
    try:
        number = phonenumbers.parse(words, "GB")
    except phonenumbers.NumberParseException:
        fault("It is not one telephone number.")
    whole = phonenumbers.ValidationResult.IS_POSSIBLE
    if phonenumbers.is_possible_number_with_reason(number) != whole:
        fault("It is not a whole telephone number.")
    forms = phonenumbers.PhoneNumberFormat
    home = number.country_code == 44
    return phonenumbers.format_number(
        number, forms.NATIONAL if home else forms.INTERNATIONAL
    )


def read_email(cell: Cell) -> str:
    """Read one e-mail address."""
    words = read_line(cell)
    if not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+", words):
        fault("It is not one e-mail address.")
    return words


def read_sex(cell: Cell) -> Sex | None:
    """Read M or F; None where the file says that it is not known."""
    key = _LETTERED.sub("", read_number(cell)).casefold()
    if key not in _SEXES:
        fault("It is none of M, F, 1, 2, 0 and 9.")
    return _SEXES[key]


def read_ethnicity(cell: Cell) -> str | None:
    """Read an ethnicity code of the school census; None for E5, unknown."""
    words = read_line(cell)
    code = ethnicity_code(words)
    if code is None and words.upper() != "E5":
        fault("It is no ethnicity code of the school census.")
    return code


def read_year_group(cell: Cell) -> str:
    """Read a year of the national curriculum: N, R, or 1 to 14."""
    words = read_number(cell).casefold()
    bare = re.sub(r"^(ncy|year|yr|y)\s*", "", words)
    year = _YEARS.get(bare, bare.lstrip("0"))
    if year not in _YEARS.values() and year not in map(str, range(1, 15)):
        fault("It is no year group from N and R to 14.")
    return year


def read_decision(cell: Cell) -> Decision:
    """Read a decision: yes, no, awaited, withdrawn or historical."""
    key = read_number(cell).casefold()
    if key not in _DECISIONS:
        fault("It is no decision: Y, N, A (awaited), W (withdrawn) or H (historical).")
    return _DECISIONS[key]
