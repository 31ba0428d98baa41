"""The encrypted caseload: unlock, migrate, journal, search, back up."""
