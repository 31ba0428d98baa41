"""Twenty Weeks: the EHC process on an officer's laptop, offline and encrypted."""

__version__ = "0.1.0"
