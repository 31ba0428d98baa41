"""The English names of the languages that families here are most likely to read."""

_NAMES = {
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


def other_language(tag: str) -> str:
    """Return the name of a BCP 47 tag's language; empty for English."""
    language = tag.split("-")[0].lower()
    if language == "en":
        return ""
    return _NAMES.get(language, "your own language")
