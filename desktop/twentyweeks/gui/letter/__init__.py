"""A letter: chosen, seen as it will be, issued, printed and posted."""
