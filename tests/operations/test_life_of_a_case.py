"""A case's whole life, in any order, closed and opened again after each step."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from make import OPENS_WITH, at, register
from twentyweeks.errors import Refused
from twentyweeks.operations.case_page import case_page
from twentyweeks.operations.caseload_page import caseload_page
from twentyweeks.operations.lines import rebuild_lines, refresh_all
from twentyweeks.operations.record import (
    NewContact,
    advice_in,
    ask_advice,
    milestones_of,
    record_contact,
    record_milestone,
    strike_milestone,
)
from twentyweeks.operations.unlock import open_caseload

REQUEST = date(2026, 3, 2)
ADVISERS = ("health", "school", "educational_psychologist")


class LifeOfACase(RuleBasedStateMachine):
    """The model: what has been recorded, on which day, and who was asked."""

    made_once: Path

    @initialize()
    def request(self):
        self.folder = Path(tempfile.mkdtemp()) / "caseload"
        shutil.copytree(self.made_once, self.folder)
        self.today = REQUEST
        self.caseload = open_caseload(self.folder, OPENS_WITH, self.now())
        self.case_id = register(self.caseload, REQUEST.isoformat())
        self.recorded = ["request_received"]
        self.awaited = set()
        self.contacts = 0

    def now(self):
        return at(self.today.isoformat())

    def record(self, kind):
        facts = {"kind": kind, "on": self.today.isoformat()}
        record_milestone(self.caseload, self.case_id, facts, self.now())
        self.recorded.append(kind)

    def is_open(self, *unless):
        return not set(unless).intersection(self.recorded)

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.today += timedelta(days=days)
        refresh_all(self.caseload, self.today)

    @precondition(lambda self: self.is_open("decided_to_assess", "refused_to_assess"))
    @rule(kind=st.sampled_from(("decided_to_assess", "refused_to_assess")))
    def decide(self, kind):
        self.record(kind)

    @precondition(lambda self: "decided_to_assess" in self.recorded)
    @rule(adviser=st.sampled_from(ADVISERS))
    def ask(self, adviser):
        day = self.today.isoformat()
        try:
            ask_advice(self.caseload, self.case_id, adviser, day, now=self.now())
        except Refused:
            again = f"advice_requested {adviser} {day}"
            assert adviser in self.awaited or again in self.recorded
            return
        self.awaited.add(adviser)
        self.recorded += ["advice", f"advice_requested {adviser} {day}"]

    @precondition(lambda self: self.awaited)
    @rule(data=st.data())
    def answer(self, data):
        adviser = data.draw(st.sampled_from(sorted(self.awaited)))
        day = self.today.isoformat()
        known = f"advice_received {adviser} {day}"
        if known in self.recorded:
            return
        advice_in(self.caseload, self.case_id, adviser, day, now=self.now())
        self.awaited.discard(adviser)
        self.recorded += ["advice", known]

    @precondition(
        lambda self: (
            "decided_to_assess" in self.recorded
            and self.is_open("draft_plan_served", "final_plan_sent")
        )
    )
    @rule()
    def serve_draft(self):
        self.record("draft_plan_served")

    @precondition(
        lambda self: (
            "draft_plan_served" in self.recorded and self.is_open("final_plan_sent")
        )
    )
    @rule()
    def send_final(self):
        self.record("final_plan_sent")

    @rule(told=st.booleans())
    def speak(self, told):
        self.contacts += 1
        words = f"Contact number {self.contacts}."
        new = NewContact(
            on=self.today.isoformat(), way="call", direction="from_us",
            with_name="Ngozi Okafor", words=words, told_new=told,
        )  # fmt: skip
        record_contact(self.caseload, self.case_id, new, self.now())

    @precondition(lambda self: self.recorded[-1] in ("decided_to_assess",))
    @rule()
    def take_back(self):
        last = milestones_of(self.caseload, self.case_id)[-1]
        strike_milestone(self.caseload, last.id, "a mistake", self.now())
        self.recorded.pop()

    @invariant()
    def the_list_knows_the_next_day(self):
        (row,) = caseload_page(self.caseload, self.today).rows
        assert row.on == self.expected_day()

    def expected_day(self):
        """Six, sixteen and twenty weeks of Monday 2 March 2026, and no other day."""
        if not self.is_open("refused_to_assess"):
            return ""
        if self.is_open("decided_to_assess"):
            return "Mon 13 Apr"
        if self.is_open("final_plan_sent"):
            served = "draft_plan_served" in self.recorded
            return "Mon 20 Jul" if served else "Mon 22 Jun"
        return self.after_the_plan()

    def after_the_plan(self):
        (row,) = caseload_page(self.caseload, self.today).rows
        assert row.step == "Review the plan"
        return row.on

    @invariant()
    def a_rebuild_and_a_new_start_change_nothing(self):
        page = case_page(self.caseload, self.case_id, self.today)
        listed = caseload_page(self.caseload, self.today)
        rebuild_lines(self.caseload, self.today)
        assert caseload_page(self.caseload, self.today) == listed
        self.caseload.close()
        self.caseload = open_caseload(self.folder, OPENS_WITH, self.now())
        assert case_page(self.caseload, self.case_id, self.today) == page
        assert caseload_page(self.caseload, self.today) == listed

    @invariant()
    def nothing_of_ours_is_red_and_nobody_is_recorded_twice(self):
        page = case_page(self.caseload, self.case_id, self.today)
        ours = [step for step in page.steps if step.force]
        assert not any(step.chip.tone == "red" for step in ours)
        assert page.recorded_twice == ()
        waiting = [line for line in page.advice if line.chip.words != "Received"]
        late = [line for line in waiting if "late" in line.chip.words]
        assert len(waiting) - len(late) <= len(self.awaited)

    def teardown(self):
        if hasattr(self, "caseload"):
            self.caseload.close()
            shutil.rmtree(self.folder.parent)


@pytest.mark.slow
def test_the_life_of_a_case_in_any_order(made_once):
    LifeOfACase.made_once = made_once
    run_state_machine_as_test(
        LifeOfACase,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
