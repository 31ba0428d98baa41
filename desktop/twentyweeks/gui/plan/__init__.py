"""The plan: its sections, their parts, what they lack, and the page as it prints."""
