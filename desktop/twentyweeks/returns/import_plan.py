"""What an import will do, row by row, before anything is written."""

from dataclasses import dataclass

from twentyweeks.returns.columns import ColumnMapping
from twentyweeks.returns.sheet import Sheet

Event = dict[str, str]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A child or young person as one row tells of them; `born` and `died` are ISO."""

    surname: str | None = None
    forenames: str | None = None
    known_as: str | None = None
    born: str | None = None
    died: str | None = None
    sex: str | None = None
    upn: str | None = None
    former_upn: str | None = None
    upn_unknown: str | None = None
    uln: str | None = None
    nhs_number: str | None = None
    local_id: str | None = None
    ethnicity: str | None = None
    address: str | None = None
    postcode: str | None = None

    @property
    def shown_as(self) -> str:
        """The name, or an identifier where no name is known."""
        whole = " ".join(filter(None, (self.forenames, self.surname)))
        return whole or self.known_as or self.identifier or ""

    @property
    def identifier(self) -> str | None:
        """The first identifier that the row gives."""
        numbers = (self.upn, self.uln, self.nhs_number, self.local_id, self.former_upn)
        return next(filter(None, numbers), None)

    @property
    def can_be_told_apart(self) -> bool:
        """Whether there is an identifier, or a name with a date of birth."""
        named = self.surname or self.forenames or self.known_as
        return bool(self.identifier or (named and self.born))


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row that will be brought in; `same_child_as` is an earlier row's number.

    `milestones` are events of the timeline, `requested_by` the file's own words. A row
    with `same_child_as` is a further request of that child, not another person.
    """

    number: int
    person: PersonFacts
    parent_names: str | None = None
    parent_phone: str | None = None
    parent_email: str | None = None
    school_name: str | None = None
    school_urn: str | None = None
    year_group: str | None = None
    case_officer: str | None = None
    requested_on: str | None = None
    requested_by: str | None = None
    milestones: tuple[Event, ...] = ()
    comments: str | None = None
    same_child_as: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that is not brought in: where it stands, its words, and why."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not brought in at all."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A further row of a child; `added` tells whether its events joined the first."""

    row: int
    same_child_as: int
    added: bool


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of it: what comes in, what does not, and what is asked."""

    sheet: Sheet
    mapping: ColumnMapping
    rows: tuple[ImportRow, ...]
    repeated: tuple[Repeated, ...]
    rejected: tuple[Rejected, ...]
    faults: tuple[Fault, ...]
    questions: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Rows read, what comes of them, and faults."""
        return {
            "rows": len(self.sheet.rows),
            "children": sum(row.same_child_as is None for row in self.rows),
            "requests": sum(row.requested_on is not None for row in self.rows),
            "milestones": sum(len(row.milestones) for row in self.rows),
            "repeated": len(self.repeated),
            "rejected": len(self.rejected),
            "faults": len(self.faults),
        }
