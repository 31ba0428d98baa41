"""Quality: what was passed with a reason, and which plans are read once more."""
