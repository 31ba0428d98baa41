"""The screen for one kind of letter to several families."""
