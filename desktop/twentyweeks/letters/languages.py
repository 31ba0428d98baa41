"""The English names of the languages that families here are most likely to read."""

LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cy": "Welsh",
    "es": "Spanish",
    "fa": "Farsi",
    "fr": "French",
    "gu": "Gujarati",
    "ku": "Kurdish",
    "lt": "Lithuanian",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "so": "Somali",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


def tag_of(said: str) -> str:
    """Return the tag of a language that is written as a tag or by its English name.

    Empty for one that is not in the list.
    """
    tag = said.split("-")[0].strip().casefold()
    names = {name.casefold(): each for each, name in LANGUAGES.items()}
    return tag if tag in LANGUAGES else names.get(said.strip().casefold(), "")


def other_language(said: str) -> str:
    """Return the English name of a language as it was recorded; empty for English."""
    if said.split("-")[0].casefold() == "en":
        return ""
    return LANGUAGES.get(tag_of(said), "your own language")
