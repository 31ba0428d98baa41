"""A request that has arrived: who, when, and from whom."""
