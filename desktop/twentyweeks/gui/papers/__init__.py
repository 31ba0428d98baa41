"""Papers of a case made into others: a bundle, a redacted copy."""
