"""Cases turned into the words of a screen."""
