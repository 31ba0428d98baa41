"""Stores that a central export can lie in."""
