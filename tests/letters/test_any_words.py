from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.letters.text import folded, text_of

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60
).filter(lambda text: text.strip())
UNDISTURBED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def said(words):
    """Return words without their case: a sentence begins with a capital."""
    return folded(words).upper()


@UNDISTURBED
@given(reason=WORDS, name=WORDS)
def test_whatever_people_write_stands_in_the_letter(of_kind, reason, name):
    facts = of_kind(LetterKind.REFUSE_TO_ASSESS)
    reasons = replace(facts.reasons, for_this_child=(reason,))
    child = replace(facts.child, known_as=name, pronouns="")
    text = said(text_of(compose(replace(facts, child=child, reasons=reasons))))
    assert said(reason).rstrip(".") in text
    assert said(f"assessment for {name}") in text
