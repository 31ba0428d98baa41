"""What can go wrong, told as a sentence to the person at the screen."""


class Refused(Exception):
    """The rules say no: shown beside the field that it is about."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class BadInput(Refused):
    """What was given cannot be read: a file, a date, a word outside its list."""


class Unavailable(Exception):
    """The machine says no: disk, network, passphrase, a file in use."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cancelled(Exception):
    """The officer stopped a long piece of work; what was finished is kept."""
