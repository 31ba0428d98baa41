"""Which way the letters of a paragraph run."""

from unicodedata import bidirectional

_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)
_STANDS_FOR_ANOTHER = "\ufffc"


def levels_of(
    texts: list[str], apart: list[bool], *, turns: bool
) -> tuple[list[int], int]:
    """Return the embedding level of each letter, and the paragraph's (0 or 1).

    Texts that stand `apart` (a name or a sentence in another language) keep their
    own direction, as the isolates of the Unicode bidirectional algorithm do. Where it
    `turns`, a paragraph written from right to left begins at the right; an English
    sentence that begins with an Arabic name does not.
    """
    whole = "".join(texts)
    others = set() if whole.isascii() else set(whole)
    if not any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in others):
        return [0] * len(whole), 0
    lone = len([text for text in texts if text.strip()]) == 1
    shown = [
        _STANDS_FOR_ANOTHER * len(text) if own and not lone else text
        for text, own in zip(texts, apart, strict=True)
    ]
    base = 1 if turns and is_from_the_right("".join(shown)) else 0
    levels = _resolved("".join(shown), base)
    start = 0
    for text, own in zip(texts, apart, strict=True):
        if own and not lone:
            levels[start : start + len(text)] = _isolated(text, base)
        start += len(text)
    return levels, base


def is_from_the_right(text: str) -> bool:
    """Whether the first letter is of such a script, and few others are not."""
    kinds = [bidirectional(letter) for letter in text]
    strong = [kind in _RIGHT_TO_LEFT for kind in kinds if kind in _STRONG]
    return bool(strong) and strong[0] and strong.count(True) >= 3 * strong.count(False)


def _isolated(text: str, base: int) -> list[int]:
    own = int(is_from_the_right(text))
    levels = _resolved(text, own)
    lift = 2 if base == 1 and own == 0 else 0
    return [level + lift for level in levels]


def _resolved(text: str, base: int) -> list[int]:
    from bidi import algorithm  # type: ignore[import-untyped]

    # Rule X9 drops joiners, which shaping needs: they take their left neighbour's
    # level.
    kept = [bidirectional(letter) != "BN" for letter in text]
    shown = "".join(letter for letter, keep in zip(text, kept, strict=True) if keep)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(shown, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    known = iter([int(letter["level"]) for letter in storage["chars"]])
    levels: list[int] = []
    for keep in kept:
        levels.append(next(known) if keep else (levels[-1] if levels else base))
    return levels
