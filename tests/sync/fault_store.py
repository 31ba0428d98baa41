"""A central in memory that dies, tears, hides, repeats and forgets, for one test."""

from twentyweeks.sync.central import NotThere, Stat


class Killed(Exception):
    """The laptop was switched off at this very moment."""


class FaultStore:
    """The six verbs; `die_at(k, how)` ends a run at its k-th call."""

    def __init__(self, files):
        self.files = dict(files)
        self.hidden = {}
        self.kept = dict(files)
        self._left, self._how = None, ""

    def die_at(self, call, how):
        self._left, self._how = call, how

    def live(self):
        self._left = None

    def put(self, name, content):
        self._call(lambda: self._put(name, content[: len(content) // 2]))
        self._put(name, content)
        self._after()

    def get(self, name):
        self._call()
        if name not in self.files:
            raise NotThere(name)
        return self.files[name]

    def list(self, folder):
        self._call()
        below = f"{folder}/" if folder else ""
        return tuple(sorted(n for n in self.files if n.startswith(below)))

    def exists(self, name):
        self._call()
        return name in self.files

    def delete(self, name):
        self._call()
        self.files.pop(name, None)
        self._after()

    def stat(self, name):
        self._call()
        if name not in self.files:
            raise NotThere(name)
        return Stat(len(self.files[name]))

    def hide(self, name):
        self.hidden[name] = self.files.pop(name)

    def show(self):
        for name, content in self.hidden.items():
            self.files.setdefault(name, content)
        self.hidden = {}

    def remember(self):
        self.kept = dict(self.files)

    def go_back(self):
        self.files = dict(self.kept)

    def _put(self, name, content):
        self.files[name] = content

    def _call(self, torn=lambda: None):
        if self._left is None:
            return
        self._left -= 1
        if self._left == 0 and self._how != "after":
            if self._how == "torn":
                torn()
            self.live()
            raise Killed

    def _after(self):
        if self._left == 0:
            self.live()
            raise Killed
