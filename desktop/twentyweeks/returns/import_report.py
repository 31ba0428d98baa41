"""Tell what an import would do: as data for a file, and as sentences for a person."""

from dataclasses import asdict

from twentyweeks.returns.columns import FIELDS_IN_WORDS
from twentyweeks.returns.import_plan import ImportPlan

Report = dict[str, object]


def report_of(plan: ImportPlan) -> Report:
    """Return the report as plain values, in an order that never changes."""
    return {
        "file": plan.sheet.file_name,
        "sheet": plan.sheet.name,
        "read_as": plan.sheet.read_as,
        "heading_row": plan.sheet.heading_row,
        "sheets_passed_over": list(plan.sheet.passed_over),
        "counts": plan.counts,
        "columns": [
            {"heading": m.heading, "field": m.field, "how": m.how, "score": m.score}
            for m in plan.mapping.matches
        ],
        "left_out": [asdict(column) for column in plan.mapping.left_out],
        "questions": list(plan.questions),
        "rejected": [asdict(row) for row in plan.rejected],
        "repeated": [asdict(row) for row in plan.repeated],
        "faults": [asdict(fault) for fault in plan.faults],
    }


def sentences_of(plan: ImportPlan) -> tuple[str, ...]:
    """Tell a person what would come in, what would not, and what is asked."""
    return (
        *_outline(plan),
        *(
            f"“{m.heading}” is read as “{FIELDS_IN_WORDS[m.field]}”, because it is "
            f"nearly a heading for that ({m.score} of 100)."
            for m in plan.mapping.matches
            if m.how == "near"
        ),
        *(f"“{c.heading}” is left out. {c.reason}" for c in plan.mapping.left_out),
        *plan.questions,
        *(f"Row {row.row} is rejected. {row.reason}" for row in plan.rejected),
        *(
            f"Row {f.row}, {f.column}: “{f.value}” is left out. {f.reason}"
            for f in plan.faults
        ),
    )


def _outline(plan: ImportPlan) -> tuple[str, ...]:
    counts = plan.counts
    where = f", sheet “{plan.sheet.name}”" if plan.sheet.name else ""
    return (
        f"“{plan.sheet.file_name}”{where}, read as {plan.sheet.read_as}: "
        f"{_many(counts['rows'], 'row')} under the headings of row "
        f"{plan.sheet.heading_row}.",
        f"{_many(counts['children'], 'child', 'children')} would come in, with "
        f"{_many(counts['requests'], 'request')} and "
        f"{_many(counts['milestones'], 'milestone')}.",
        f"{_many(counts['rejected'], 'row')} rejected, "
        f"{_many(counts['repeated'], 'row')} about a child already told of, "
        f"{_many(counts['faults'], 'fault')}.",
    )


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
