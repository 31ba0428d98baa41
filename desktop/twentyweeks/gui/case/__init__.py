"""One case: its weeks, what happens next, its people, advice and papers."""
