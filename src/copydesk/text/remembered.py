"""What was found once and may be asked for again: kept while there is room for it."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from copydesk.text.passage import Text
from copydesk.text.reading import Reading, read

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
ROOM = 400_000
"""Code points of texts whose readings are kept."""


class Remembered(Generic[Key, Value]):
    """Values by their keys, from any thread; once they weigh more than `room`, what was asked for longest ago goes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, None for one that isn't held, or not any more."""
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key][0]

    def keep(self, key: Key, value: Value, weight: int = 1) -> None:
        """Hold a value, unless it is heavier than all the room."""
        with self._lock:
            if weight > self._room or key in self._held:
                return
            self._held[key] = value, weight
            self._weight += weight
            while self._weight > self._room:
                _, (_, gone) = self._held.popitem(last=False)
                self._weight -= gone


class Readings:
    """Stands in for `read`: texts that were read a moment ago, and are the same to the letter, aren't read again.

    Texts are remembered as they were laid together, whole: the parse of a sentence looks at those beside it, so that a
    paragraph read alone is not quite the same one.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._known: Remembered[tuple[Text, ...], Reading] = Remembered(room)

    def __call__(self, texts: Sequence[Text]) -> Reading:
        """Return the reading of texts, as `read` does."""
        key = tuple(texts)
        reading = self._known.get(key)
        if reading is None:
            reading = read(key)
            self._known.keep(key, reading, sum(len(text.content) for text in key))
        return reading
