from collections.abc import Callable

import pytest

from letters import complete
from twentyweeks.letters.facts import LetterFacts, LetterKind


@pytest.fixture
def of_kind() -> Callable[[LetterKind], LetterFacts]:
    """Return a maker of complete facts for each kind of letter, to a parent."""
    return complete.facts_of


@pytest.fixture
def to_ayesha() -> Callable[[LetterFacts], LetterFacts]:
    """Return a maker of the same letter to a young person about herself."""
    return complete.to_ayesha
