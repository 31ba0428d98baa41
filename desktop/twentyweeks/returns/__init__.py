"""Spreadsheets in, returns and measures out."""
