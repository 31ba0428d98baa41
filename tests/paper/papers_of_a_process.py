"""Makes some papers in the order that is asked for, and says the hash of each.

A program of its own, so that a test can run it in another place, day or order.
"""

import sys
from hashlib import sha256

from letters.complete import facts_of
from paper.test_in_front import LINES, joined
from paper.test_structure import document
from paper.test_verapdf import foreign
from twentyweeks import paper
from twentyweeks.letters.compose import compose
from twentyweeks.letters.facts import LetterKind
from twentyweeks.paper.blocks import Address
from twentyweeks.paper.html import page
from twentyweeks.paper.parts import Box, Cover


def redacted():
    made = paper.render(document())
    cover = Cover(title="Copy", author="Northmoor Council", dated=document().dated)
    return paper.redact(made, [Box(1, 0.1, 0.1, 0.5, 0.2)], cover)


MAKERS = {
    "letter": lambda: paper.render(compose(facts_of(LetterKind.WILL_NOT_ISSUE))),
    "every block": lambda: paper.render(document(size=18, draft=True)),
    "languages": lambda: paper.render(foreign()),
    "page for e-mail": lambda: page(compose(facts_of(LetterKind.FINAL_PLAN))),
    "joined": lambda: joined(Address(LINES)).pdf,
    "redacted": redacted,
}

if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, sha256(MAKERS[name]()).hexdigest(), sep="\t")
