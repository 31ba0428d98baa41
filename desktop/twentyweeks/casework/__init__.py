"""The caseload's records, named in the statute's words."""
