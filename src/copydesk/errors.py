"""The errors of copydesk: one base and a few children.

A message says where, what, and what was wanted, in one line that an editor can act on.
"""


class CopydeskError(Exception):
    """Something that the caller can mend; `str(error)` is one line that says where, what and what was wanted."""


class UnusableInputError(CopydeskError):
    """A text that can't be read: missing, empty, binary, over-large, not decodable, or not in English."""


class SettingsError(CopydeskError):
    """A setting or an argument that is unknown or out of range."""
