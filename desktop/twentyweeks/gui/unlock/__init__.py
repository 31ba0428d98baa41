"""What stands before the caseload: the passphrase, the recovery key, the first run."""
