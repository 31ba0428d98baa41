"""`twentyweeks timeline`, by the files that it is given."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyweeks.cli.law import answer
from twentyweeks.errors import BadInput

TODAY = date(2026, 6, 1)
REQUEST = {"kind": "request_received", "on": "2026-03-02", "from": "parent"}


@pytest.fixture
def case(tmp_path: Path):
    def write(given_case: object) -> Path:
        file = tmp_path / "case.json"
        raw = given_case if isinstance(given_case, bytes) else json.dumps(given_case)
        file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return file

    return write


def in_json(file: Path, as_of: date | None = None) -> dict:
    return json.loads(answer(file, as_of, "json", TODAY))


def test_the_answer_has_the_fields_of_the_contract_in_their_order(case):
    file = case({"as_of": "2026-06-01", "events": [REQUEST]})
    found = in_json(file)
    assert list(found) == ["as_of", "rule_book", "deadlines", "exceptions"]
    assert found["rule_book"] == "2014-09 as amended to 2026-11"
    [final] = [row for row in found["deadlines"] if row["rule"] == "final_plan"]
    assert list(final.items()) == [
        ("rule", "final_plan"),
        ("about", None),
        ("started_by", 0),
        ("due", "2026-07-20"),
        ("earliest", None),
        ("status", "open"),
        ("met_on", None),
        ("days_left", 49),
        ("owner", "authority"),
        ("force", "statute"),
        ("cite", "SEND Regs 2014 reg 13(2)"),
        ("evidence", "P"),
        ("lifted_by", []),
        ("warnings", []),
        (
            "working",
            "Request received Mon 2 March 2026; that day is not counted; 20 weeks = "
            "140 days end on Mon 20 July 2026. Not moved for weekends or holidays.",
        ),
    ]


def test_an_exception_has_the_fields_of_the_contract(case):
    file = case(
        {
            "as_of": "2026-09-10",
            "events": [
                {"kind": "request_received", "on": "2026-07-02", "from": "parent"},
                {
                    "kind": "advice_requested",
                    "on": "2026-07-10",
                    "adviser": "head",
                    "institution": "Hill School",
                },
                {
                    "kind": "school_closed",
                    "institution": "Hill School",
                    "from": "2026-07-22",
                    "reopens": "2026-09-02",
                },
                {"kind": "appointment_missed", "on": "2026-07-20", "adviser": "head"},
            ],
        }
    )
    found = in_json(file)["exceptions"]
    assert found[0] == {
        "limb": "exc_advice",
        "rule": "advice_return",
        "about": "head",
        "made_out": True,
        "applied": False,
        "because": "An appointment was missed on 20 July 2026, during the 6 weeks.",
    }
    assert found[1] == {
        "limb": "exc_school_closed",
        "rule": "assess_decision",
        "made_out": False,
        "applied": False,
        "because": "Advice was asked of the head on 10 July 2026; the window runs "
        "from 15 July to 26 August 2026.",
    }


def test_rows_stand_by_due_day_with_no_date_last_then_rule_then_event(case):
    events = [
        REQUEST,
        {"kind": "cease_notice_sent", "on": "2026-03-02"},
        {"kind": "became_responsible", "on": "2026-03-02"},
    ]
    found = in_json(case({"events": events}))["deadlines"]
    order = [(row["due"] or "9999", row["rule"], row["started_by"]) for row in found]
    assert order == sorted(order)
    assert found[-1]["rule"] == "cease_hold"
    assert found[-1]["due"] is None


def test_the_day_asked_for_beats_the_file_and_the_file_beats_today(case):
    file = case({"as_of": "2026-05-01", "events": []})
    assert in_json(file, date(2026, 4, 1))["as_of"] == "2026-04-01"
    assert in_json(file)["as_of"] == "2026-05-01"
    assert in_json(case({"events": []}))["as_of"] == "2026-06-01"


def test_a_case_without_events_has_no_deadlines(case):
    found = in_json(case({"events": []}))
    assert (found["deadlines"], found["exceptions"]) == ([], [])
    text = answer(case({"events": []}), None, "table", TODAY)
    assert "No limit runs from these events." in text


def test_a_byte_order_mark_is_let_pass(case):
    assert in_json(case(b'\xef\xbb\xbf{"events": []}'))["deadlines"] == []


def test_the_same_input_gives_the_same_bytes(case):
    file = case({"born": "2022-01-01", "events": [REQUEST, REQUEST]})
    for form in ("json", "table"):
        assert answer(file, None, form, TODAY) == answer(file, None, form, TODAY)


def test_the_table_shows_every_date_with_its_working(case):
    closure = {
        "kind": "personal_circumstances",
        "from": "2026-04-01",
        "to": "2026-04-05",
    }
    applied = {
        "kind": "exception_applied",
        "on": "2026-04-02",
        "limb": "exc_personal",
        "rule": "assess_decision",
    }
    text = answer(case({"events": [REQUEST, closure, applied]}), None, "table", TODAY)
    assert text.startswith("Position on Mon 1 June 2026. Rule book: 2014-09 as amended")
    assert re.search(r"Mon 20 July 2026 +open +49 +final_plan +authority", text)
    assert "final_plan: Request received Mon 2 March 2026; that day is not" in text
    assert "Lifted by exc_personal; the date stays." in text
    assert "exc_personal, assess_decision: made out, applied." in text


def test_a_name_cannot_steer_the_terminal(case):
    asked = {"kind": "advice_requested", "on": "2026-05-01", "adviser": "\x1b[2Ja\nb"}
    text = answer(case({"events": [asked]}), None, "table", TODAY)
    assert "\x1b" not in text
    assert " [2Ja b" in text


WRONG = [
    (b"", "The file is empty"),
    (b" \n", "The file is empty"),
    (b"\xff\xfe{\x00}\x00", "not text in UTF-8"),
    (b"{", "The file is not JSON: line 1, column 2"),
    (b'{"events": [],}', "The file is not JSON"),
    (b"[" * 100_000, "The file is not JSON"),
    (b'{"events": [], "born": ' + b"9" * 5000 + b"}", "The file is not JSON"),
    (b'{"events": NaN}', "The file is not JSON"),
    (b"[]", "one object"),
    (b"7", "one object"),
    (b"{}", '"events" is missing'),
    (b'{"events": {}}', '"events" must be a list'),
    (b'{"events": [1]}', "events[0] is not an event"),
    (b'{"events": [], "as_off": "2026-01-01"}', '"as_off"'),
    (b'{"events": [], "as_of": 5}', '"as_of" must be a date'),
    (b'{"events": [], "as_of": null}', '"as_of" must be a date'),
    (b'{"events": [], "born": "2026-13-01"}', '"born" is "2026-13-01"'),
    (b'{"events": [], "events": []}', '"events" twice'),
    (
        b'{"events": [{"kind": "plan_ceased", "on": "2026-01-01", '
        b'"on": "2026-01-02"}]}',
        'In events[0], plan_ceased gives the field "on" twice.',
    ),
    (
        b'{"events": [{"kind": "request_received", "on": "2026-02-30"}]}',
        'In events[0], request_received, the field "on" is "2026-02-30"',
    ),
]


@pytest.mark.parametrize(("raw", "why"), WRONG)
def test_bad_input_is_one_sentence(case, raw, why):
    with pytest.raises(BadInput) as told:
        answer(case(raw), None, "json", TODAY)
    assert why in told.value.sentence
    assert "\n" not in told.value.sentence


def test_no_file_and_a_folder_are_bad_input(tmp_path):
    for file in (tmp_path / "none.json", tmp_path):
        with pytest.raises(BadInput):
            answer(file, None, "json", TODAY)


def test_a_file_over_64_mb_is_refused_before_it_is_parsed(tmp_path):
    file = tmp_path / "case.json"
    with file.open("wb") as stream:
        stream.write(b'{"events": []}')
        stream.seek(64 * 1024 * 1024)
        stream.write(b" ")
    with pytest.raises(BadInput, match="over 64 MB"):
        answer(file, None, "json", TODAY)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.sampled_from(["2026-03-02", "2026-02-30", "parent", "keep", "request_received"]),
)
NAMES = st.sampled_from(
    ["kind", "on", "from", "notice", "issues", "reopens", "about", "limb", "rule"]
)
OBJECTS = st.dictionaries(NAMES, st.one_of(SCALARS, st.lists(SCALARS, max_size=3)))
KINDS = st.sampled_from(["request_received", "school_closed", "certificate_issued"])
NEARLY = st.tuples(KINDS, OBJECTS).map(lambda two: {**two[1], "kind": two[0]})
FILES = st.one_of(
    st.binary(max_size=40),
    st.lists(st.one_of(OBJECTS, NEARLY), max_size=4).map(
        lambda events: json.dumps({"events": events}).encode()
    ),
    st.dictionaries(st.text(max_size=6), SCALARS).map(
        lambda value: json.dumps(value).encode()
    ),
)


@given(FILES)
@settings(max_examples=400, deadline=None)
def test_anything_gives_a_whole_answer_or_one_sentence(tmp_path_factory, raw):
    file = tmp_path_factory.mktemp("fuzz") / "case.json"
    file.write_bytes(raw)
    said = _answer_or_sentence(file)
    assert said.endswith(".") or next(iter(json.loads(said))) == "as_of"
    assert said.startswith("{") or "\n" not in said


def _answer_or_sentence(file: Path) -> str:
    try:
        return answer(file, None, "json", TODAY)
    except BadInput as told:
        return told.sentence
