"""CODEOWNERS as GitHub reads it: the first file found counts, the last line that matches wins, a line that is wrong is skipped."""

import re

#: Where GitHub looks, in this order.
PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]
OWNER = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:/[A-Za-z0-9][\w.-]*)?|[^\s@]+@[^\s@]+\.[^\s@]+")


class Line:
    """One line with a pattern; `wrong` says why GitHub skips it."""

    def __init__(self, number, text):
        self.number = number
        self.text = text.strip()
        words = re.split(r"(?<!\\)\s+", self.text)
        self.pattern = words[0]
        self.owners = []
        for word in words[1:]:
            if word.startswith("#"):
                break
            self.owners.append(word)
        self.wrong = self._wrong()
        self._regex = None if self.wrong else re.compile(regex_of(self.pattern))

    def _wrong(self):
        if self.pattern.startswith("!"):
            return "`!` does not take anything out here. Owners are taken away by a line with the pattern and nobody behind it"
        if "[" in self.pattern or "]" in self.pattern:
            return "`[ ]` means nothing here. Write one line for each, or `*`"
        if self.pattern.startswith("\\#"):
            return "a pattern cannot begin with an escaped `#`"
        for owner in self.owners:
            if not OWNER.fullmatch(owner):
                return f"`{owner}` is nobody: an owner is `@name`, `@organisation/team` or a mail address"
        return None

    def matches(self, path):
        return self._regex is not None and self._regex.match(path) is not None


def regex_of(pattern):
    """Of a path from the top, without a slash in front."""
    anchored = "/" in pattern.rstrip("/")
    below = pattern.endswith("/")
    segments = [segment for segment in pattern.split("/") if segment]
    parts = [] if anchored else ["(?:.*/)?"]
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        if segment == "**":
            parts.append(".*" if last else "(?:.*/)?")
        else:
            parts.append(segment_regex(segment) + ("" if last else "/"))
    if below:
        end = "/.*"
    elif segments and segments[-1] == "*" and len(segments) > 1:
        # Unlike in .gitignore, what lies in a folder that `docs/*` matches does not belong to it.
        end = ""
    else:
        end = "(?:/.*)?"
    return "(?:" + "".join(parts) + end + r")\Z"


def segment_regex(segment):
    text, escaped = "", False
    for letter in segment:
        if escaped or letter not in "\\*?":
            text, escaped = text + re.escape(letter), False
        elif letter == "\\":
            escaped = True
        else:
            text += "[^/]*" if letter == "*" else "[^/]"
    return text


def read(text):
    """The lines of a file that are neither empty nor a comment."""
    return [Line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.strip().startswith("#")]


def owners_of(path, lines):
    """The owners of a file, and the line that decides; no line and no owners where none matches."""
    for line in reversed(lines):
        if line.matches(path):
            return line.owners, line
    return [], None
