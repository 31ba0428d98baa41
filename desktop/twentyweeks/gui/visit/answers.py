"""What has been answered so far in a visit, each answer under a path of its own."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from twentyweeks.gui.editors import TICKED
from twentyweeks.present.visit import VisitPage

Strokes = tuple[tuple[tuple[float, ...], ...], ...]

HISTORY = (
    ("History", "What should we know about how things have been?"),
    ("Strengths", "What is going well, and what do you admire?"),
    ("Worries", "What worries you?"),
    ("Hopes", "What do you hope for?"),
    ("What has been tried", "What has been tried, and did it help?"),
    ("What they ask for", "What would you like to happen?"),
    ("Support as carers", "What support do you need yourselves?"),
)
"""What each parent is asked, by topic and in words."""

IN_OUR_WORDS = "in_our_words"
NOTES = ("officer_safety", "safeguarding_passed_on", "sensitive")
_SECTIONS = ("meeting", "household", "told", "around", "future", "agreement")
_TICKS = ("future.no_promise_made", "agreement.summary_given")
PLACE_APART = "place_is_protected"


class Answers:
    """Answers as text by path (`meeting.place`, `child.School.words`), and strokes."""

    def __init__(self, page: VisitPage) -> None:
        self.page = page
        self.step = ""
        self.strokes: Strokes = ()
        self._given: dict[str, str] = {}
        self._asked: dict[str, int] = {}  # how many people answer a choice
        if page.draft:
            self._bring_back(json.loads(page.draft))

    def words(self, path: str) -> str:
        """Return what stands under a path, or nothing."""
        return self._given.get(path, "")

    def put(self, path: str, words: str) -> None:
        """Put an answer, or take it back by putting nothing."""
        if words:
            self._given[path] = words
        else:
            self._given.pop(path, None)

    def given(self, *prefixes: str) -> int:
        """Return how many answers stand under paths that begin so."""
        return sum(path.startswith(prefixes) for path in self._given)

    def slots(self, purpose: str) -> range:
        """Return the numbers of the people who answer one choice."""
        return range(max(self._asked.get(purpose, 1), self._answered(purpose)))

    def add_slot(self, purpose: str) -> None:
        """Let one more person answer a choice."""
        self._asked[purpose] = len(self.slots(purpose)) + 1

    def _answered(self, purpose: str) -> int:
        prefix = f"consent.{purpose}."
        numbers = [
            int(path.removeprefix(prefix).partition(".")[0])
            for path in self._given
            if path.startswith(prefix)
        ]
        return max(numbers, default=0) + 1

    def parents(self) -> tuple[str, ...]:
        """Return the names of the parents of whom this visit knows, in their order."""
        count = len(self.page.parents) + 1
        return tuple(self.parent(number) for number in range(count))

    def parent(self, number: int) -> str:
        """Return one parent's name; the one after the last is typed at the visit."""
        known = self.page.parents
        return (
            known[number]
            if number < len(known)
            else self.words(f"parent.{number}.name")
        )

    def as_form(self, days: Mapping[str, str]) -> str:
        """Return the form as JSON, with the days that were read from what was typed."""
        given = {**self._given, **days}
        if self.strokes and "reader" in given:
            given.setdefault("agreement.signed_by", given["reader"])
        return json.dumps(self._form(given), ensure_ascii=False)

    def as_draft(self) -> str:
        """Return everything as it stands, half-typed days too."""
        kept = {"step": self.step, "reader": self.words("reader")}
        form = {**self._form(self._given), **kept}
        if not self.page.can_write_restricted:
            del form["notes"]
        return json.dumps(form, ensure_ascii=False)

    def _form(self, given: Mapping[str, str]) -> dict[str, Any]:
        parts = {name: _under(given, f"{name}.") for name in _SECTIONS}
        if parts["told"].get("told_to"):
            parts["told"]["wording"] = self.page.told
        return {
            "held_on": given.get("held_on"),
            PLACE_APART: given.get(PLACE_APART) == TICKED,
            **parts,
            "future": {
                **parts["future"],
                "no_promise_made": parts["future"].get("no_promise_made") == TICKED,
            },
            "agreement": {
                **parts["agreement"],
                "summary_given": parts["agreement"].get("summary_given") == TICKED,
                "strokes": self.strokes,
            },
            "child_words": list(self._child_words(given)),
            "parents_words": list(self._parents_words(given)),
            "prompts": list(self._prompts(given)),
            "consents": list(self._consents(given)),
            "notes": list(_notes(given)),
        }

    def _child_words(self, given: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for each in self.page.topics:
            said = _under(given, f"child.{each.topic}.")
            if said:
                quoted = said.pop("quoted", "") != IN_OUR_WORDS
                yield {"words": "", **said, "topic": each.topic, "quoted": quoted}

    def _parents_words(self, given: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for number in range(len(self.page.parents) + 1):
            said = _under(given, f"parent.{number}.")
            typed, on = said.pop("name", ""), said.pop("on", "")
            known = self.page.parents
            if said or typed:
                yield {
                    "name": known[number] if number < len(known) else typed,
                    "on": on,
                    "words": [
                        {"topic": topic, "words": words}
                        for topic, words in said.items()
                    ],
                }

    def _prompts(self, given: Mapping[str, str]) -> Iterator[dict[str, str]]:
        for area in self.page.areas:
            yield {"area": area, **_under(given, f"prompt.{area}.")}

    def _consents(self, given: Mapping[str, str]) -> Iterator[dict[str, str]]:
        for choice in self.page.choices:
            for slot in self.slots(choice.purpose):
                said = _under(given, f"consent.{choice.purpose}.{slot}.")
                if said:
                    yield {"purpose": choice.purpose, "wording": choice.wording, **said}

    def _bring_back(self, form: Mapping[str, Any]) -> None:
        self.step = str(form.get("step", ""))
        agreement = form.get("agreement", {})
        self.strokes = tuple(
            tuple(tuple(point) for point in stroke)
            for stroke in agreement.get("strokes", ())
        )
        for path, words in _paths(form):
            if isinstance(words, str):
                self.put(path, words)
        self.put(PLACE_APART, TICKED if form.get(PLACE_APART) else "")
        for path in _TICKS:
            section, name = path.split(".")
            self.put(path, TICKED if form.get(section, {}).get(name) else "")
        for said in form.get("child_words", ()):
            path = f"child.{said['topic']}.quoted"
            self.put(path, "" if said.get("quoted", True) else IN_OUR_WORDS)
        self._bring_back_parents(form.get("parents_words", ()))

    def _bring_back_parents(self, said: Iterable[Mapping[str, Any]]) -> None:
        for each in said:
            known = each["name"] in self.page.parents
            last = len(self.page.parents)
            number = self.page.parents.index(each["name"]) if known else last
            if not known:
                self.put(f"parent.{number}.name", each["name"])
            self.put(f"parent.{number}.on", each.get("on", ""))
            for words in each["words"]:
                self.put(f"parent.{number}.{words['topic']}", words["words"])


def _paths(form: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("held_on", "reader"):
        yield name, form.get(name)
    for section in _SECTIONS:
        for name, words in form.get(section, {}).items():
            yield f"{section}.{name}", words
    listed = (
        ("child_words", "child", "topic"),
        ("prompts", "prompt", "area"),
        ("notes", "note", "kind"),
    )
    for name, prefix, key in listed:
        for each in form.get(name, ()):
            for part, words in each.items():
                if part not in (key, "wording"):
                    yield f"{prefix}.{each[key]}.{part}", words
    yield from _consent_paths(form.get("consents", ()))


def _consent_paths(
    consents: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[str, Any]]:
    slots: Counter[str] = Counter()
    for each in consents:
        purpose = each["purpose"]
        for part in ("by", "answer", "how"):
            yield f"consent.{purpose}.{slots[purpose]}.{part}", each.get(part)
        slots[purpose] += 1


def _notes(given: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for kind in NOTES:
        said = _under(given, f"note.{kind}.")
        if said:
            yield {"kind": kind, **said}


def _under(given: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {
        path.removeprefix(prefix): words
        for path, words in given.items()
        if path.startswith(prefix)
    }
