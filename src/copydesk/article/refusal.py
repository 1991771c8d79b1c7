"""What could not be taken in, and why, where the rest goes on."""

from typing import NamedTuple, Self

from copydesk.errors import CopydeskError, printable


class Refusal(NamedTuple):
    """Something that gave no article: `where` it is (`dump.jsonl:7`), and what is wrong and was wanted, in one line."""

    where: str
    message: str

    @classmethod
    def of(cls, where: str, error: CopydeskError) -> Self:
        """Return the refusal that an error tells of, the place not told twice."""
        where = printable(where)
        return cls(where, str(error).removeprefix(where).removeprefix(": "))

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
