"""The caseload as a list: search, filters, and the next step of every case."""
