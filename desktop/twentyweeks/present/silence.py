"""How long a family has waited for a word from us."""

from dataclasses import dataclass
from datetime import date, timedelta

from twentyweeks.casework import Contact
from twentyweeks.present.case import Chip
from twentyweeks.present.case_now import WITHIN_TWENTY_WEEKS, CaseNow
from twentyweeks.present.dates import days, near
from twentyweeks.present.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Days since the family last learned something new, against what was promised.

    `since` is the day of the request where nothing was told yet, and `runs` that the
    twenty weeks do, in which news is promised again and again; `question` is the
    oldest that we have not answered; `promised` the contact in which we named a day
    for the next one, while no contact has followed.
    """

    since: date | None
    told: bool
    runs: bool
    waited: int
    promise: int
    question: Contact | None
    promised: Contact | None
    today: date

    @property
    def promised_on(self) -> date | None:
        """The day for which we promised the next contact, while it is owed."""
        return None if self.promised is None else self.promised.next_contact_on

    @property
    def next_on(self) -> date | None:
        """The day by which the family is to hear from us again."""
        if self.promised_on is not None or self.since is None or not self.runs:
            return self.promised_on
        return self.since + timedelta(days=self.promise)

    @property
    def is_owed(self) -> bool:
        """Whether the day of a promised contact has passed without one."""
        return self.promised_on is not None and self.promised_on < self.today

    @property
    def is_broken(self) -> bool:
        """Whether the family waits longer for news than was promised."""
        return self.waited > self.promise

    @property
    def is_felt(self) -> bool:
        """Whether the family waits for us: for news, an answer or a promised call."""
        return self.is_broken or self.is_owed or self.question is not None


def silence_of(now: CaseNow) -> Silence:
    """Return how long this family has waited at the end of the day."""
    past = [each for each in now.contacts if each.on <= now.today]
    told = max((each.on for each in past if each.told_new), default=None)
    runs = now.phase in WITHIN_TWENTY_WEEKS
    since = max((day for day in (told, now.started) if day), default=None)
    return Silence(
        since=since if runs else told,
        told=told is not None and told == since,
        runs=runs,
        waited=(now.today - since).days if runs and since else 0,
        promise=now.promise_days,
        question=_unanswered(past, now.today),
        promised=_promised(past),
        today=now.today,
    )


def _promised(contacts: list[Contact]) -> Contact | None:
    last = max(contacts, key=lambda each: (each.on, each.id), default=None)
    return None if last is None or last.next_contact_on is None else last


def _unanswered(contacts: list[Contact], today: date) -> Contact | None:
    waiting = [
        each
        for each in contacts
        if each.asks_us and (each.answered_on is None or each.answered_on > today)
    ]
    return min(waiting, key=lambda each: (each.on, each.id), default=None)


def silence_words(since: date, today: date, *, told: bool) -> str:
    """Say since when the family has heard nothing new."""
    ago = f"{near(since, today)}, {days((today - since).days)} ago"
    if told:
        return f"Last told something new on {ago}"
    return f"Told nothing yet; the request came on {ago}"


def silence_chip(silence: Silence, today: date) -> Chip | None:
    """Return the chip of the Case screen: what the family waits for, or till when."""
    if silence.is_broken:
        words = f"Not heard from us for {days(silence.waited)}"
        return Chip(words=words, tone=Tone.AMBER, icon="phone")
    if silence.is_owed and silence.promised_on is not None:
        words = f"We promised to be in touch on {near(silence.promised_on, today)}"
        return Chip(words=words, tone=Tone.AMBER, icon="phone")
    if silence.question is not None:
        waited = days((today - silence.question.on).days)
        words = f"A question of the family has waited for {waited}"
        return Chip(words=words, tone=Tone.AMBER, icon="circle-question-mark")
    if silence.next_on is not None:
        words = f"Next contact by {near(silence.next_on, today)}"
        return Chip(words=words, tone=Tone.GREY, icon="phone")
    return None
