"""The exchange with a central folder: bundles, roster, merge, conflicts."""
