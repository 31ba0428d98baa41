"""Settings: who writes, and what the authority's letters must name."""
