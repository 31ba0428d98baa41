"""The law as pure functions: dated events in, time limits out."""
