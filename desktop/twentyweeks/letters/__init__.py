"""Letters: composed from facts, gated by what the law requires."""
