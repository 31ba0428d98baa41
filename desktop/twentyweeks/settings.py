"""Typed settings of one station: how the window looks, when it locks."""
