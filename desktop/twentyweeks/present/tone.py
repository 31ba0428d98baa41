"""The few tones in which a status is shown; each always comes with its words."""

from enum import StrEnum


class Tone(StrEnum):
    """How a status bears on the reader: colour and icon follow from it."""

    RED = "red"  # a statutory day has passed, or is today
    AMBER = "amber"  # one to seven days are left
    GREEN = "green"  # done, received
    BLUE = "blue"  # information
    GREY = "grey"  # later, or nothing to do
    ACCENT = "accent"  # under way
