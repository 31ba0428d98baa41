"""A plan with words in every section, long enough to run over pages."""

from dataclasses import replace
from datetime import date

from twentyweeks.plans.compose import compose_plan
from twentyweeks.plans.sections import (
    Advice,
    Answer,
    Asked,
    DirectPayment,
    Institution,
    Need,
    OtherNeeds,
    OtherProvision,
    Outcome,
    PlanFacts,
    PlanState,
    Provision,
    Said,
    Told,
)

ANAND = "Dr Anand, community paediatrician"
BY_ANAND = Answer(asked=Asked.YES, whom=ANAND, on=date(2026, 5, 22))
NO_CARE = Answer(
    asked=Asked.NONE,
    whom="Northmoor children's social care",
    on=date(2026, 5, 19),
    said="No one in the team knows Aled, and his parents ask for no care",
)
READS = Provision(
    need=1,
    outcome=1,
    what="A reading programme that links letters to sounds, with books that Aled "
    "chooses, and a record of what he read that goes home each Friday",
    who="A teaching assistant whom he knows",
    how_often="Five times a week in term",
    how_long="20 minutes",
    group_size="One to one",
    skill="Trained in the programme by the specialist teacher, who watches one lesson "
    "each half-term and says what to change",
)
TALKS = Provision(
    need=2,
    outcome=2,
    what="Speech and language therapy in play: starting, taking turns, ending well",
    who="A speech and language therapist",
    how_often="Once a week in term",
    how_long="45 minutes",
    group_size="Aled and two others",
    skill="Registered, with two years' work with children of his age",
)
HEARS = Provision(
    need=1,
    outcome=2,
    what="A hearing check",
    who="The audiology clinic",
    how_often="Every six months",
    how_long="30 minutes",
    group_size="On his own",
    skill="An audiologist",
)
FULL = PlanFacts(
    authority="Northmoor Council",
    legal_name="Aled Rhys Bowen",
    known_as="Aled",
    born=date(2018, 5, 4),
    reference="NM-0042",
    setting="Fell View Primary School",
    dated=date(2026, 6, 22),
    views=(
        Said(
            who="Aled",
            topic="A good day",
            words="When it is quiet and I can draw trains. My best one is the Flying "
            "Scotsman.",
            told=Told.QUOTED,
            how="said to Priya Nair at home on 23 April 2026, with picture cards",
        ),
        Said(
            who="Aled",
            topic="What is hard",
            words="The hall. It's too loud, and I can't hear what they want.",
            told=Told.QUOTED,
            how="said to Priya Nair at home on 23 April 2026",
        ),
        Said(
            who="Siân Bowen, his mother",
            topic="Hopes",
            words="that Aled has a friend to play with, and reads a menu on his own",
            told=Told.PARAPHRASED,
            how="said at home on 23 April 2026",
        ),
    ),
    needs=(
        Need(
            number=1,
            area="Cognition and learning",
            can_do="Aled reads words of three letters and enjoys being read to",
            words="He cannot yet read a sentence of his year's books, and loses heart "
            "when he is asked to read aloud before others",
            source="K2, page 3",
        ),
        Need(
            number=2,
            area="Communication and interaction",
            words="Aled does not start talking to other children",
            source="K3, page 1",
        ),
        Need(
            number=3,
            area="Sensory and physical",
            words="Loud places hurt Aled's ears, and he leaves them without a word",
            source="K1, page 2",
        ),
    ),
    health_needs=OtherNeeds(
        answer=BY_ANAND,
        needs=(Need(number=1, area="Hearing", words="Glue ear in both ears"),),
    ),
    care_needs=OtherNeeds(answer=NO_CARE),
    outcomes=(
        Outcome(
            number=1,
            words="Aled reads a short book for his age on his own",
            by=date(2028, 7, 21),
            steps=(
                "By July 2027 he reads a page with help",
                "By December 2027 he reads a page on his own",
            ),
        ),
        Outcome(
            number=2,
            words="Aled asks another child to play, once a day",
            by=date(2027, 7, 23),
        ),
    ),
    provision=(READS, TALKS, replace(TALKS, need=3, what="A quiet place to eat")),
    health_provision=OtherProvision(
        answer=BY_ANAND, provision=(HEARS,), agreed_on=date(2026, 6, 15)
    ),
    care_h1=OtherProvision(answer=NO_CARE),
    care_h2=OtherProvision(answer=NO_CARE),
    institution=Institution(
        name="Fell View Primary School", type="Mainstream primary school"
    ),
    direct_payments=(
        DirectPayment(
            what="Speech and language therapy in the holidays",
            amount="£1,240 a year",
            meets="Need B2, Outcome E2",
        ),
    ),
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
        Advice(
            number=3,
            title="Health advice",
            author="Dr Anand",
            role="community paediatrician",
            dated=date(2026, 5, 22),
        ),
    ),
    signed_by="Priya Nair",
    signed_job="SEND case officer",
    signed_on=date(2026, 7, 13),
)


def plan_paper(state, size=12):
    """Return the plan as a draft, in which Section I is empty, or as it is final."""
    facts = replace(FULL, size=size)
    if state is PlanState.DRAFT:
        facts = replace(facts, institution=Institution())
    return compose_plan(facts, state)
