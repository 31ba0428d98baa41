"""Every walk through the program; the pictures of a walk begin with its name."""

from collections.abc import Callable, Iterator

from gallery import before, bundles, cases, others, places, writing
from gallery.camera import Shot
from gallery.stage import Stage
from gallery.story import demonstration
from twentyweeks.operations.demonstration import PASSPHRASE

Walk = Callable[[Stage], Iterator[Shot]]

WALKS: tuple[Walk, ...] = (
    before.first,
    before.unlock,
    before.join,
    places.place,
    places.over,
    places.empty,
    places.long,
    cases.case,
    cases.form,
    cases.request,
    cases.decision,
    cases.letter,
    cases.several,
    cases.visit,
    bundles.bundle,
    bundles.translation,
    writing.plan,
    writing.quality,
    others.exchange,
    others.bring,
)


def readme(stage: Stage) -> Iterator[Shot]:
    """Show the caseload and the fullest case."""
    home, told = stage.tell(demonstration)
    with stage.seat(home, PASSPHRASE) as seat:
        seat.go("caseload")
        yield seat.shot("caseload")
        with seat.open("case", told["full"]):
            yield seat.shot("case")
