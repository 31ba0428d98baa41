"""If this arrives on that day: when could the final plan be sent."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from twentyweeks.law import Forecast, forecast
from twentyweeks.operations.expected import expected_times
from twentyweeks.operations.gather import gather
from twentyweeks.operations.saving import case_in
from twentyweeks.operations.typed import typed_day
from twentyweeks.operations.unlock import Caseload
from twentyweeks.present.case_now import CaseNow, Phase
from twentyweeks.present.forecast import ForecastCard, forecast_card

_NONE: Mapping[str, date] = MappingProxyType({})


def forecast_in(
    session: Session, now: CaseNow, arrivals: Mapping[str, date] = _NONE
) -> Forecast:
    """Forecast a case by the authority's expected times; nothing is saved.

    `arrivals` says "if this arrives on", by the name of a step. A closed case waits
    for nothing.
    """
    if now.phase is Phase.CLOSED:
        return Forecast(as_of=now.today)
    expected = expected_times(session)
    return forecast(now.past, now.today, expected, arrivals, holidays=now.holidays)


def forecast_page(
    caseload: Caseload, case_id: str, today: date, typed: Mapping[str, str]
) -> ForecastCard:
    """Return the forecast in words, with the days that an officer assumes.

    BadInput for what is no day, with the step's name as its field.
    """
    arrivals = {
        name: typed_day(words, name, "If it arrives on", today)
        for name, words in typed.items()
        if words.strip()
    }
    with caseload.reading() as session:
        case = case_in(session, case_id)
        (now,) = gather(session, [case.id], today)
        return forecast_card(forecast_in(session, now, arrivals))
