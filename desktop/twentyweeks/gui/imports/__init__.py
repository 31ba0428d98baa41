"""Bringing a tracker in: shown first, then whole or not at all."""
