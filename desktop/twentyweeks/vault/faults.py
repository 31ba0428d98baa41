"""Why a key would not open, each as the one sentence that the officer reads."""

from twentyweeks.errors import Unavailable


class WrongPassphrase(Unavailable):
    """No slot of the key file opens with the passphrase that was given."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this caseload. Nothing has been changed. "
            "Try again, or ask your manager for the recovery key."
        )


class WrongRecoveryKey(Unavailable):
    """The recovery key is well formed and belongs to another team."""

    def __init__(self) -> None:
        super().__init__(
            "That recovery key does not open this caseload. Nothing has been changed. "
            "Check that the paper is the one made for this team."
        )


class KeyFileMissing(Unavailable):
    """There is no key file where one must be."""

    def __init__(self) -> None:
        super().__init__(
            "The key file of this caseload (caseload.keys) is missing. The caseload "
            "itself is untouched. Put the file back from a backup."
        )


class KeyFileDamaged(Unavailable):
    """The key file cannot be read, or was changed by something else."""

    def __init__(self) -> None:
        super().__init__(
            "The key file of this caseload is damaged or has been altered. The "
            "caseload itself is untouched. Put back caseload.keys.bak, or the key "
            "file of a backup."
        )


class KeyFileNewer(Unavailable):
    """The key file was written by a later edition of the program."""

    def __init__(self) -> None:
        super().__init__(
            "This caseload was opened by a newer version of Twenty Weeks. Nothing "
            "has been changed. Install the newer version on this laptop."
        )


class NoMemory(Unavailable):
    """The laptop cannot spare the memory that unlocking takes."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop has too little free memory to unlock the caseload. Nothing "
            "has been changed. Close other programs and try again."
        )


class Locked(Unavailable):
    """A key was asked for after it had been wiped."""

    def __init__(self) -> None:
        super().__init__(
            "The caseload is locked. What was saved is safe. Unlock it and try again."
        )


class SealBroken(Unavailable):
    """What was sealed is damaged, or is sealed with another key."""

    def __init__(self) -> None:
        super().__init__(
            "This sealed file is damaged, or belongs to another caseload. Nothing has "
            "been changed. Fetch it again, or put it back from a backup."
        )
