"""The exchange: what was given and taken, who is in the team, what differs."""
