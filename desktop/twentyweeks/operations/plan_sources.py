"""Where a part of a plan comes from: papers of Section K, with page and paragraph."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from twentyweeks.casework import Citation
from twentyweeks.errors import BadInput
from twentyweeks.operations.typed import KEPT
from twentyweeks.plans.words import sentences

_ONE = re.compile(
    r"(?:sentence\s+(?P<sentence>\d{1,2})\s*:\s*)?"
    r"K\s?(?P<advice>\d{1,3})"
    r"(?:[\s,]+p(?:age|\.)?\s?(?P<page>[\w.-]+))?"
    r"(?:[\s,]+para(?:graph|\.)?\s?(?P<paragraph>[\w.()-]+))?",
    re.IGNORECASE,
)


def read_sources(
    text: str, words: str, advice: Mapping[int, UUID]
) -> tuple[Citation, ...]:
    """Read "K2, page 3; sentence 2: K4, page 1, paragraph 5".

    `advice` is Section K by its numbers, `words` the text that is being sourced.
    Raises BadInput that names the field.
    """
    given = [each.strip() for each in re.split(r"[;\n]", text) if each.strip()]
    return tuple(_read(each, words, advice) for each in given)


def sources_text(cites: Iterable[Citation], numbers: Mapping[UUID, int]) -> str:
    """Return citations as they are typed; a paper that is gone is K0."""
    return "; ".join(_typed(each, numbers) for each in cites)


def _read(one: str, words: str, advice: Mapping[int, UUID]) -> Citation:
    found = _ONE.fullmatch(one.rstrip("."))
    if found is None:
        raise _refused(
            f"“{one}” is no source. Write it as K2, page 3, or as sentence 2: K4, "
            "page 1, paragraph 5, with a semicolon between two."
        )
    number = int(found["advice"])
    if number not in advice:
        known = ", ".join(f"K{each}" for each in advice) or "no paper yet"
        raise _refused(f"Section K has no K{number}; it holds {known}.")
    sentence, held = int(found["sentence"] or 0), len(sentences(words))
    if sentence > held:
        raise _refused(f"there is no sentence {sentence}: the text has {held}.")
    return Citation(
        advice=advice[number],
        page=found["page"] or "",
        paragraph=found["paragraph"] or "",
        sentence=sentence,
    )


def _typed(cite: Citation, numbers: Mapping[UUID, int]) -> str:
    which = f"sentence {cite.sentence}: " if cite.sentence else ""
    page = f", page {cite.page}" if cite.page else ""
    paragraph = f", paragraph {cite.paragraph}" if cite.paragraph else ""
    return f"{which}K{numbers.get(cite.advice, 0)}{page}{paragraph}"


def _refused(sentence: str) -> BadInput:
    return BadInput(f"Source: {sentence} {KEPT}", field="cites")
