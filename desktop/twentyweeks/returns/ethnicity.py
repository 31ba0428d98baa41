"""Ethnicity as the school census codes it: main, extended and old care codes."""

import re

_MAIN = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy/Roma",
    "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other Mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "CHNE": "Chinese",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "OOTH": "Any other ethnic group",
    "REFU": "Refused",
    "NOBT": "Not yet obtained",
}

_EXTENDED = frozenset(
    re.findall(
        r"[A-Z]{4}",
        """
    WCOR WENG WNIR WSCO WWEL WOWB WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER
    WTUR WTUK WTUC WEUR WEEU WWEU WOTW WROG WROR WROO MWAP MWAI MWAO MAOE MABL MACH
    MBOE MBCH MCOE MWOE MWCH MOTM AMPK AKPA AOPK AAFR AKAO ANEP ASNL ASLT ASRO AOTA
    BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF BEUR BNAM BOTB CHKC CMAL CSNG CTWN COCH
    OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA
    OVIE OYEM OOEG
    """,
    )
)

_CARE = {
    "A1": "WBRI", "A2": "WIRI", "A3": "WOTH", "A4": "WIRT", "A5": "WROM",
    "B1": "MWBC", "B2": "MWBA", "B3": "MWAS", "B4": "MOTH",
    "C1": "AIND", "C2": "APKN", "C3": "ABAN", "C4": "AOTH",
    "D1": "BCRB", "D2": "BAFR", "D3": "BOTH",
    "E1": "CHNE", "E2": "OOTH", "E3": "REFU", "E4": "NOBT",
}  # fmt: skip

_LETTERED = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.casefold())


_BY_NAME = {_plain(name): code for code, name in _MAIN.items()}


def ethnicity_code(words: str) -> str | None:
    """Return the census code that the words stand for, or None where none does."""
    bare = _LETTERED.sub("", words.strip())
    code = bare.upper()
    if code in _MAIN or code in _EXTENDED:
        return code
    return _CARE.get(code) or _BY_NAME.get(_plain(bare))
