"""Every finding on a letter or a plan is judged: the law's, or our practice.

What the law requires has no override; our practice can be passed with a reason. A
finding that is new has to be put into one of these lists before it is anybody's.
"""

from house.findings import EITHER, LAW, PRACTICE, findings

OF_THE_LAW = {
    "*": "what law.notices requires of a notice, each with its provision",
    "*-period-short": "15 days for views (CFA 2014 s.38(4); reg 22(2)(c))",
    "N2-issued": "the plan that is sent is the plan (reg 14(2))",
    "address": "nothing is served without a place to send it to",
    "capacity-differs": "who acts for a young person (CFA 2014 s.80)",
    "conflict": "a notice rests on a fact, and two officers hold two",
    "recorded-twice": "the same of a milestone that can happen only once",
    "enclosed-unread": "what nobody could search is not known to be safe",
    "placeholder": "a notice that lacks words gives no right",
    "protected-address": "UK GDPR Article 5(1)(f)",
    "protected-unsearched": "the same, where the search itself cannot be made",
    "standing": "the wrong recipient (Education Act 1996 s.576)",
    "standing-child": "the same, of a child who is no young person yet",
    "wording-withdrawn": "words that were withdrawn as wrong in law",
    "plan-*": "Sections A, B, E and F (reg 12(1))",
    "plan-*-asked": "Sections C, D, G and H (reg 12(1); reg 6(1))",
    "plan-K": "the advice (reg 12(4))",
    "plan-need-unmet": "every need in B has provision in F (CFA 2014 s.37(2))",
    "plan-H1-adult": "Chronically Sick and Disabled Persons Act 1970 s.2",
    "plan-adulthood": "from year 9 (reg 12(3))",
    "plan-I-draft": "blank in a draft (CFA 2014 s.38(5))",
    "plan-I-final": "a name and type, a type, or arrangements (ss.39, 40, 61)",
    "plan-I-type": "the name with its type (reg 12(1))",
    "plan-J-meets": "the needs and outcomes that it meets (reg 12(1))",
    "plan-J-empty": "the same of a payment that was agreed",
    "plan-J-not-agreed": "only with a personal budget (CFA 2014 s.49)",
    "plan-views-run": "everybody served has 15 days (CFA 2014 s.38(4))",
}
OUR_PRACTICE = {
    "born",
    "bundle-pages",
    "capacity-review",
    "child-copy",
    "date-past-words",
    "date-weekday",
    "late-why",
    "page-read",
    "page-unread",
    "page-whose",
    "paper-shared",
    "paper-whose",
    "plan-A-how",
    "plan-A-own",
    "plan-G-changed",
    "plan-I-why",
    "plan-J-amount",
    "plan-J-waits",
    "plan-K-author",
    "plan-K-old",
    "plan-K-twice",
    "plan-age",
    "plan-audit",
    "plan-born",
    "plan-changed-since",
    "plan-cite-gone",
    "plan-jargon",
    "plan-long",
    "plan-need-unmet-other",
    "plan-not-served",
    "plan-outcome-date",
    "plan-outcome-orphan",
    "plan-outcome-past",
    "plan-outcome-service",
    "plan-policy",
    "plan-pronoun",
    "plan-provision-aimless",
    "plan-provision-orphan",
    "plan-quantity",
    "plan-reading",
    "plan-school",
    "plan-second-look",
    "plan-sign-off",
    "plan-signed",
    "plan-uncited",
    "plan-vague",
    "plan-wrong-section",
    "plan-year",
    "pronoun",
    "protected-perhaps",
    "reasons-child",
    "reasons-evidence",
    "school",
    "stale-translation",
    "tone",
    "update-repeated",
    "wording-older",
}
BY_WHAT_WAS_FOUND = {
    "date-past": "a lost day for a right is the law's; a limit of ours that was missed "
    "is to be told",
    "one-child": "a whole name is another child's data; a given name may be a friend's",
    "plan-G-agreed": "the health commissioner agrees the plan's G (reg 12(2)); a draft "
    "can go to the family while the answer is awaited",
    "plan-not-served": "nobody was served is the law's; one of two is to be answered",
}


def of(rule):
    return {required for found, required in findings() if found == rule}


def test_the_law_is_only_what_a_provision_requires():
    assert of(LAW) - set(OF_THE_LAW) == set()


def test_our_practice_is_everything_that_a_reason_can_pass():
    assert of(PRACTICE) - OUR_PRACTICE == set()


def test_what_depends_on_what_was_found_says_on_what():
    assert of(EITHER) - set(BY_WHAT_WAS_FOUND) == set()


def test_nothing_is_in_two_lists():
    assert set(OF_THE_LAW) & OUR_PRACTICE == set()
    assert of(LAW) & of(PRACTICE) == set()
