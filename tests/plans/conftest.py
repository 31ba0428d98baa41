from datetime import date

import pytest

from twentyweeks.plans.sections import (
    Advice,
    Answer,
    Asked,
    Need,
    OtherNeeds,
    OtherProvision,
    Outcome,
    PlanFacts,
    Provision,
    Said,
    Told,
)

PAEDIATRICIAN = Answer(
    asked=Asked.YES, whom="Dr Anand, community paediatrician", on=date(2026, 5, 22)
)
NO_CARE = Answer(
    asked=Asked.NONE,
    whom="Northmoor children's social care",
    on=date(2026, 5, 19),
    said="No one in the team knows Aled, and his parents ask for no care",
)


@pytest.fixture
def plan() -> PlanFacts:
    """Return a plan that a family could be sent as a draft."""
    return PlanFacts(
        authority="Northmoor Council",
        legal_name="Aled Rhys Bowen",
        known_as="Aled",
        born=date(2018, 5, 4),
        reference="NM-0042",
        setting="Fell View Primary School",
        dated=date(2026, 6, 22),
        year_group=3,
        views=(
            Said(
                who="Aled",
                topic="A good day",
                words="When it is quiet and I can draw trains.",
                told=Told.QUOTED,
                how="said to Priya Nair at home on 23 April 2026, with picture cards",
            ),
            Said(
                who="Siân Bowen, his mother",
                topic="Hopes",
                words="that Aled has a friend to play with",
                told=Told.PARAPHRASED,
                how="said at home on 23 April 2026",
            ),
        ),
        needs=(
            Need(
                number=1,
                area="Cognition and learning",
                can_do="Aled reads words of three letters and enjoys being read to",
                words="He cannot yet read a sentence of his year's books",
                source="K2, page 3",
            ),
            Need(
                number=2,
                area="Communication and interaction",
                can_do="",
                words="Aled does not start talking to other children",
                source="K3, page 1",
            ),
        ),
        health_needs=OtherNeeds(
            answer=PAEDIATRICIAN,
            needs=(
                Need(
                    number=1,
                    area="Hearing",
                    words="Glue ear in both ears",
                    source="K2, page 2",
                ),
            ),
        ),
        care_needs=OtherNeeds(answer=NO_CARE),
        outcomes=(
            Outcome(
                number=1,
                words="Aled reads a short book for his age on his own",
                by=date(2028, 7, 21),
                steps=("By July 2027 he reads a page with help.",),
            ),
            Outcome(
                number=2,
                words="Aled asks another child to play, once a day",
                by=date(2027, 7, 23),
            ),
        ),
        provision=(
            Provision(
                need=1,
                outcome=1,
                what="A reading programme that links letters to sounds",
                who="A teaching assistant",
                how_often="Five times a week",
                how_long="20 minutes",
                group_size="One to one",
                skill="Trained in the programme by the specialist teacher",
            ),
            Provision(
                need=2,
                outcome=2,
                what="Speech and language therapy in play",
                who="A speech and language therapist",
                how_often="Once a week in term",
                how_long="45 minutes",
                group_size="Aled and two others",
                skill="Registered, with two years of work with children",
            ),
        ),
        health_provision=OtherProvision(
            answer=PAEDIATRICIAN,
            provision=(
                Provision(
                    need=1,
                    outcome=2,
                    what="A hearing check",
                    who="The audiology clinic",
                    how_often="Every six months",
                    how_long="30 minutes",
                    group_size="On his own",
                    skill="An audiologist",
                ),
            ),
            agreed_on=date(2026, 6, 15),
        ),
        care_h1=OtherProvision(answer=NO_CARE),
        care_h2=OtherProvision(answer=NO_CARE),
        advice=(
            Advice(
                number=1,
                title="Advice from school",
                author="Mrs Ward",
                role="head teacher",
                dated=date(2026, 5, 12),
            ),
            Advice(
                number=2,
                title="Psychological advice",
                author="Dr Pryce",
                role="educational psychologist",
                dated=date(2026, 5, 20),
            ),
        ),
    )
