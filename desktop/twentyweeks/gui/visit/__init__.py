"""The visit: one question group a screen, kept as it is typed."""
