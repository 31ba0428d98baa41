"""The wording of the Visit screen: what is told, chosen and asked."""

from twentyweeks.casework import Answer
from twentyweeks.casework.visit import ReadBack
from twentyweeks.present.visit import ChildWordsTopic, Choice

VISIT = "Getting To Know You visit"
ORDINARY_PLACES = ("At home", "At school", "By video")
"""Places that name no address: they may stand where everybody of the team reads."""

TOLD = (
    "When we assess, the law makes us ask certain people for advice: you, the school "
    "or setting, a health professional, an educational psychologist, social care, and "
    "anyone else who can help. They see what they need for their advice. You see all "
    "the advice before a plan is made final. I am telling you this, not asking you, "
    "because we have no choice in it. If you object, I will write it down and tell my "
    "manager."
)
CHOICES = (
    Choice(
        purpose="social_worker",
        wording="A social worker may join this meeting. You may say no, and nothing "
        "else changes if you do.",
    ),
    Choice(
        purpose="photo",
        wording="We may put a photo of the child on the first page of the plan.",
    ),
    Choice(
        purpose="private_report",
        wording="We may use the private report that you have given us, and send it to "
        "those who give advice.",
    ),
    Choice(
        purpose="further_service",
        wording="We may ask a service for advice that the law does not make us ask.",
    ),
    Choice(
        purpose="speaks_for_you",
        wording="The person whom you name may speak for you, and may be told what you "
        "are told.",
    ),
    Choice(
        purpose="email",
        wording="We may send letters and plans to your e-mail address in place of the "
        "post.",
    ),
)
TOPICS = (
    ChildWordsTopic(
        topic="Liked and admired", question="What do people like about you?"
    ),
    ChildWordsTopic(
        topic="Important to me", question="Who and what matters most to you?"
    ),
    ChildWordsTopic(topic="A good day", question="What happens on a good day?"),
    ChildWordsTopic(topic="A bad day", question="What happens on a bad day?"),
    ChildWordsTopic(
        topic="Friends and play", question="Who do you play with, and at what?"
    ),
    ChildWordsTopic(topic="School", question="What is school like?"),
    ChildWordsTopic(topic="Home", question="What is it like at home?"),
    ChildWordsTopic(
        topic="Health", question="What should people know about your health?"
    ),
    ChildWordsTopic(topic="What helps", question="What helps you?"),
    ChildWordsTopic(topic="Hopes", question="What do you hope for?"),
    ChildWordsTopic(
        topic="How I communicate", question="How do you tell people things?"
    ),
)
AREAS = (
    "Communication and interaction",
    "Cognition and learning",
    "Social, emotional and mental health",
    "Sensory and physical",
    "Sleep",
    "Eating",
    "Senses",
    "Attendance or a reduced timetable",
    "Medical needs",
    "Mental health",
    "Occupational therapy",
    "Speech and language therapy",
    "Social care",
    "Short breaks",
)
NO_NUMBER = (
    "The authority's safeguarding number is not recorded. Ring your manager, or 999 "
    "where somebody is in danger now."
)
CHOICE_TITLES = {
    "social_worker": "A social worker at the meeting",
    "photo": "A photo in the plan",
    "private_report": "Use of a private report",
    "further_service": "A service beyond the list",
    "speaks_for_you": "Somebody who speaks for you",
    "email": "Letters by e-mail",
}
ANSWERS = {
    Answer.GIVEN: "yes",
    Answer.REFUSED: "no",
    Answer.WITHDRAWN: "taken back",
    Answer.NOT_ASKED: "not asked",
}
READ_BACK = {
    ReadBack.AGREED: "You agreed that this is a fair record.",
    ReadBack.CHANGED: "You agreed to it after something was changed.",
    ReadBack.NOT_AGREED: "You did not agree that this is a fair record.",
}
