"""This laptop: text size, colours and the lock, changed at once and kept."""

from PySide6.QtCore import Slot

from twentyweeks.gui.appearance import Appearance
from twentyweeks.gui.editors import Choice, Option
from twentyweeks.gui.form import Form
from twentyweeks.gui.theme import Scheme
from twentyweeks.gui.widgets.cards import Card
from twentyweeks.gui.widgets.fields import Field
from twentyweeks.gui.widgets.notices import Banner
from twentyweeks.gui.widgets.words import Words
from twentyweeks.present.tone import Tone
from twentyweeks.settings import LOCK_AFTER, TEXT_SIZES

COLOURS = (
    (Scheme.SYSTEM.value, "As the system"),
    (Scheme.LIGHT.value, "Light"),
    (Scheme.DARK.value, "Dark"),
)
ABOUT = (
    "What is chosen here holds at once, and on this laptop alone. It lies outside the "
    "caseload and says nothing about anybody. The window locks after so many minutes "
    "without a key, a touch or the mouse."
)


class LaptopCard(Card):
    """Three choices that need no button to save them."""

    def __init__(self, looks: Appearance) -> None:
        super().__init__("This laptop")
        self._looks = looks
        self.body.addWidget(Words(ABOUT, tone="ink2"))
        if looks.told:
            self.body.addWidget(Banner(looks.told, Tone.AMBER))
        self.form = Form()
        self.form.beside(
            {
                "text_size": Field("Text size", Choice(_sizes())),
                "colours": Field("Colours", Choice(COLOURS)),
                "lock_after": Field("Lock after", Choice(_minutes())),
            }
        )
        self.body.addWidget(self.form)
        self._fill()
        looks.changed.connect(self._fill)
        self.form.edited.connect(self._chosen)

    @Slot()
    def _fill(self) -> None:
        looks = self._looks
        self.form.fill(
            {
                "text_size": str(round(looks.scale * 100)),
                "colours": looks.scheme.value,
                "lock_after": str(looks.lock_after),
            }
        )

    @Slot()
    def _chosen(self) -> None:
        given = self.form.values()
        self._looks.set_lock_after(int(given["lock_after"]))
        self._looks.set_scheme(Scheme(given["colours"]))
        self._looks.set_scale(int(given["text_size"]) / 100)


def _sizes() -> list[Option]:
    return [(str(size), f"{size}%") for size in TEXT_SIZES[::10]]


def _minutes() -> list[Option]:
    return [(str(minutes), f"{minutes} minutes") for minutes in LOCK_AFTER]
