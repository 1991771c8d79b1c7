"""What could not be taken in, and why, where the rest goes on."""

import re
from typing import NamedTuple, Self

from copydesk.errors import CopydeskError, printable

_LINE = re.compile(r"(:\d+): ")


class Refusal(NamedTuple):
    """Something that gave no article: `where` it is (`dump.jsonl:7`), and what is wrong and was wanted, in one line."""

    where: str
    message: str

    @classmethod
    def of(cls, where: str, error: CopydeskError) -> Self:
        """Return the refusal that an error tells of, the place not told twice, with its line where it has one."""
        where = printable(where)
        message = str(error).removeprefix(where)
        line = _LINE.match(message)
        if line is not None:
            return cls(where + line[1], message[line.end() :])
        return cls(where, message.removeprefix(": "))

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
