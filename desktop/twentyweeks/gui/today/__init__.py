"""Today: what binds this week, and who waits for a word."""
