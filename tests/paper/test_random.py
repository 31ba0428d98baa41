"""Papers that nobody thought of: structure equal to content, and conforming."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paper.test_structure import assert_right, picture
from twentyweeks import paper
from twentyweeks.paper.blocks import (
    Address,
    Bullets,
    Callout,
    Details,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Sender,
    SignHere,
    Span,
    Table,
)

LATIN = (
    "abcdefgh ijklmn opqrstuv wxyzŵŷïéąęłżźșț ABCD 0123456789 .,;:-/()&<>£€"
    "\u00a0\u2013\u2019\u201c\u201d"
)
SCRIPTS = {
    "ur": "فاطمہ بیگم کا بیٹا یوسف، نو سال (2026)",
    "ar": "محمد عبد الله، وُلد في 12 مايو",
    "bn": "আয়েশা খাতুন ও রফিকুল।",
    "pa": "ਗੁਰਪ੍ਰੀਤ ਕੌਰ ਸਿੱਧੂ",
}
said = st.text(LATIN, min_size=1, max_size=400).filter(lambda text: text.strip())
short = st.text(LATIN, min_size=1, max_size=30).filter(lambda text: text.strip())


@st.composite
def spans(draw):
    lang = draw(st.sampled_from([None, None, "cy", *SCRIPTS]))
    text = draw(said)
    if lang in SCRIPTS:
        kept = SCRIPTS[lang].split()
        chosen = draw(st.lists(st.sampled_from(kept), min_size=1, max_size=12))
        text = " ".join(chosen)
    link = draw(st.sampled_from([None, None, "https://send.northmoor.example/a"]))
    change = draw(st.sampled_from([None, None, None, "added", "removed"]))
    strong = draw(st.booleans())
    return Span(text=text, strong=strong, lang=lang, link=link, change=change)


words = st.lists(spans(), min_size=1, max_size=4).map(tuple)
paragraphs = words.map(Paragraph)
bullets = st.builds(Bullets, st.lists(words, min_size=1, max_size=5).map(tuple))
details = st.builds(
    Details, st.lists(st.tuples(short, words), min_size=1, max_size=4).map(tuple)
)
cells = st.lists(words, min_size=1, max_size=3).map(tuple)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 4))
    header = tuple(draw(short) for _ in range(columns))
    rows = draw(
        st.lists(
            st.tuples(*[cells for _ in range(columns)]), min_size=1, max_size=6
        ).map(tuple)
    )
    return Table(draw(short), header, rows)


blocks = st.one_of(
    paragraphs,
    bullets,
    details,
    tables(),
    short.map(lambda text: Heading(text, 2)),
    st.just(PageBreak()),
    st.just(Figure(picture(), "A teal field", 40)),
    short.map(SignHere),
    st.lists(paragraphs | bullets, min_size=1, max_size=3).map(
        lambda inner: Callout(tuple(inner))
    ),
)
heads = st.sampled_from(
    [
        (),
        (Sender("Northmoor Council", ("Town Hall",)),),
        (Sender("Northmoor Council"), Address(("Mrs Siân Llŷr", "NM4 7QT"))),
    ]
)


@st.composite
def documents(draw):
    return Document(
        title=draw(short).strip(),
        author="Northmoor Council",
        dated=date(2026, 3, 13),
        footer=draw(st.sampled_from(["", "Our reference NM-2026-0143"])),
        size=draw(st.sampled_from([12, 18, 24])),
        draft=draw(st.booleans()),
        blocks=(
            *draw(heads),
            Heading(draw(short), 1),
            *draw(st.lists(blocks, max_size=8)),
        ),
    )


loose = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


@settings(loose, max_examples=8)
@given(documents())
def test_a_random_paper_says_what_it_holds(document):
    assert_right(paper.render(document), document)


@pytest.mark.slow
@settings(loose, max_examples=200)
@given(documents())
def test_very_many_papers_say_what_they_hold(document):
    assert_right(paper.render(document), document)
