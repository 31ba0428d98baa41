"""A decision: the test in words, its reasons for this child, and its evidence."""
