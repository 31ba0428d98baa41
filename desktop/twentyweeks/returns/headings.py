"""The headings that trackers and exports are known to use, field by field.

The first heading of each field is also its name in sentences. Matching ignores case,
spaces, line breaks, brackets and dashes, so each wording stands here once.
"""

FIELDS: dict[str, tuple[str, ...]] = {
    "surname": ("Surname", "Last name", "Family name", "Legal surname"),
    "forenames": (
        "Forenames", "Forename", "First name", "First names", "Given name",
        "Given names", "Legal forename", "Legal forenames",
    ),
    "full_name": (
        "Name", "Full name", "Child's name", "Child name", "Name of child",
        "Pupil name", "Pupil's name", "Student name",
    ),
    "known_as": ("Known as", "Preferred name", "Chosen name", "Known name"),
    "born": (
        "Date of birth", "DOB", "Birth date", "PersonBirthDate",
        "Child's date of birth", "Pupil date of birth",
    ),
    "died": ("Date of death", "PersonDeathDate", "DOD"),
    "sex": ("Sex", "Gender", "GenderCurrent", "Legal sex"),
    "ethnicity": ("Ethnicity", "Ethnic group", "Ethnic origin", "Ethnicity code"),
    "upn": ("UPN", "UPN - Unique Pupil Number", "Unique Pupil Number", "UPN number"),
    "former_upn": ("Former UPN", "Previous UPN", "Old UPN"),
    "upn_unknown": (
        "UPN unknown", "UPN and ULN unavailable - Reason", "UPN unknown reason",
        "Reason UPN unknown",
    ),
    "uln": (
        "ULN", "ULN - Young Persons Unique Learner Number", "UniqueLearnerNumber",
        "ULN number",
    ),
    "nhs_number": ("NHS number", "NHS no", "NHS"),
    "local_id": (
        "Person ID", "persontableid", "Unique ID", "LAchildID", "child_id", "Case ID",
        "Pupil ID", "Case/pupil ID", "Case reference", "Case ref", "Local ID",
        "Person ID (unique for each Person record)", "Student ID", "Reference",
    ),
    "address": ("Address", "Home address", "Child's address", "Address 1",
                "Address line 1"),
    "address_2": ("Address 2", "Address line 2"),
    "address_3": ("Address 3", "Address line 3"),
    "town": ("Town", "City", "Town/City", "Post town"),
    "county": ("County",),
    "postcode": ("Postcode", "Home postcode", "Child's postcode"),
    "parent_names": (
        "Parent names", "Parent name", "Parent", "Parents", "Parent/carer",
        "Parents/carers", "Parent/carer name", "Parent/carer names",
        "Name of parent", "Name of parent/carer",
    ),
    "parent_phone": (
        "Parent phone", "Phone", "Telephone", "Phone number", "Telephone number",
        "Contact number", "Mobile", "Tel", "Tel no", "Parent/carer phone",
        "Parent telephone",
        "Parent phone number", "Parent mobile", "Parent contact number",
    ),
    "parent_email": (
        "Parent e-mail", "Email", "Email address", "Parent email address",
        "Parent/carer email", "Contact email",
    ),
    "school_name": (
        "Current school", "School", "School name", "Setting", "Current setting",
        "Education setting", "Main education establishment", "Name of school",
        "Current school/setting", "School/setting",
    ),
    "school_urn": (
        "School URN", "URN", "URN - Unique Reference Number",
        "Main education establishment - URN", "Current school URN",
    ),
    "year_group": (
        "Year group", "NCY", "NC year", "National curriculum year", "Year",
    ),
    "case_officer": (
        "Case officer", "Caseworker", "EHC officer", "EHCP coordinator", "SEND officer",
        "Plan coordinator", "EHC coordinator", "Officer", "SEN officer",
        "Allocated officer", "Case manager", "Allocated to",
    ),
    "requested_on": (
        "Request date", "Date request was received", "receiveddate", "Date of request",
        "Date requested", "Date request received", "Request received",
        "Request received date", "EHCNA request date", "EHCNA request received",
    ),
    "requested_by": (
        "Requested by", "Request source", "Source of request",
        "Source of request for an EHC needs assessment", "Requester", "Request from",
    ),
    "assess_decision": (
        "Decision to assess", "Request outcome", "Decision to assess Y/N",
        "Agree to assess", "Agreed to assess", "Agree to assess Y/N",
    ),
    "assess_decided_on": (
        "Decision to assess date", "Request outcome date", "Decision letter date",
        "Date of decision to assess", "Date decision to assess",
        "Assessment decision date",
    ),
    "issue_decision": (
        "Decision to issue", "Assessment outcome - Decision to issue EHC plan",
        "Assessment outcome to issue EHCP", "Assessment outcome",
        "Decision to issue Y/N", "Agree to issue", "Agreed to issue",
    ),
    "issue_decided_on": (
        "Decision to issue date", "Date of decision to issue", "Date decision to issue",
    ),
    "assessed_on": ("Assessment outcome date",),
    "draft_served_on": (
        "Draft served", "Draft plan served", "Date draft served", "Draft served date",
    ),
    "draft_sent_on": (
        "Draft sent", "Draft plan sent", "Date draft sent", "Draft issued",
        "Draft plan issued", "Draft sent date", "Draft issued date",
        "Date draft issued", "Draft EHCP issued", "Draft EHCP sent",
    ),
    "final_sent_on": (
        "Final issued", "Final plan issued", "Final sent", "Final plan sent",
        "Date final issued", "Final issued date", "Final EHCP issued", "EHCP issued",
        "Final plan date", "EHCP final date", "Final EHCP date",
        "Date final plan issued", "Date final EHCP issued",
    ),
    "plan_started_on": (
        "EHC plan start date", "startdate", "Date initial EHC plan issued",
        "Plan start", "Plan start date", "EHCP start date",
    ),
    "ceased_on": ("Date EHC plan ceased", "Cease date", "Date ceased", "Ceased date"),
    "comments": (
        "Comments", "Comment", "Notes", "Note", "Free text", "Comments (free text)",
    ),
}  # fmt: skip

LEFT_OUT: dict[str, tuple[str, ...]] = {
    "The program works it out itself.": (
        "Age", "Week 6 due", "Week 6", "6 week due", "Week 16 due", "Week 16",
        "16 week due", "Final due", "Final due (week 20)", "Week 20 due", "20 week due",
        "Final plan due", "Draft due", "Weeks taken", "Parents' 15 days end", "AR due",
        "Annual review due", "Annual review due date", "Decision letter (4 weeks)",
        "Decision due", "Decision due date", "Request due date",
        "Phase transfer deadline",
    ),
    "It is about an unborn child.": (
        "ExpectedPersonBirthDate", "Expected date of birth",
    ),
    "It is about somebody else, and this import has no place for it.": (
        "Parent date of birth", "Parent DOB", "Mother's name", "Father's name",
        "School phone", "School telephone", "School email", "School address",
        "School postcode", "Parent address", "Parent postcode", "GP", "GP name",
    ),
    "It is about another step, and this import has no place for it.": (
        "Previous school", "Named school", "Named setting", "Next school",
        "Draft amended", "Amended draft", "Amended final", "Amended final (12 weeks)",
        "Date updated EHC plan issued", "Annual Review Meeting Date", "reviewmeeting",
        "EHC Plan Review Decisions Date", "EHCP review decisions date", "lastreview",
        "Date EHC plan last reviewed", "Last AR date", "Panel date",
    ),
}  # fmt: skip

AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "Decision": ("assess_decision", "issue_decision"),
    "Outcome": ("assess_decision", "issue_decision"),
    "Decision date": ("assess_decided_on", "issue_decided_on"),
    "Date of decision": ("assess_decided_on", "issue_decided_on"),
    "Outcome date": ("assess_decided_on", "assessed_on"),
    "Date issued": ("draft_sent_on", "final_sent_on"),
    "Issued": ("draft_sent_on", "final_sent_on"),
    "Plan issued": ("draft_sent_on", "final_sent_on"),
    "Plan date": ("final_sent_on", "plan_started_on"),
    "ID": ("local_id", "upn", "nhs_number"),
}
