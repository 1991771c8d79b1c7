"""The writer that asks a model: what it may cost, how often it is asked, and what becomes of its answers."""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copydesk.article.model import Article
from copydesk.draft.answer import drafted
from copydesk.draft.endpoint import CHARACTERS_PER_TOKEN, Answer, Ask, NotNowError
from copydesk.draft.model import Brief, Draft, Fault
from copydesk.draft.prompt import Fencing, Message, Prompts, to_mend, to_write
from copydesk.errors import WriterError

FIRST_PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What asking a model may cost.

    `seconds` is for one draft or one mending, tries and pauses included; `tries` is how often each is asked for.
    `answer` is the most tokens of one answer, twice as many for the try behind one that was cut; `tokens` the most that
    all of a writer's questions and answers may cost together; `source` the most characters of the sources that a
    question holds.
    """

    seconds: float = 120.0
    tries: int = 3
    answer: int = 2_000
    tokens: int = 500_000
    source: int = 24_000


@dataclass(frozen=True, slots=True)
class Hours:
    """The clock that a writer looks at and the sleep that it takes between tries, both in seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class LlmWriter:
    """Retells by a model.

    `name` goes into the post's proof; `ask` reaches the model; `mark` gives an unguessable word that data is fenced by.
    Nothing that the model says is trusted here: whether it holds is for the check of the draft to find.
    """

    def __init__(  # noqa: PLR0913 - its parts come in at the edges
        self,
        ask: Ask,
        name: str = "llm",
        *,
        prompts: Prompts = Prompts(),  # noqa: B008 - frozen
        bounds: Bounds = Bounds(),
        hours: Hours = Hours(),
        mark: Callable[[], str] = secrets.token_hex,
    ) -> None:
        self.name = name
        self.spent = 0
        self._ask = ask
        self._prompts = prompts
        self._bounds = bounds
        self._hours = hours
        self._fencing = Fencing(mark, bounds.source)

    def write(self, sources: Sequence[Article], brief: Brief) -> Draft:
        """Return the model's retelling. WriterError where none comes about within the bounds.

        AwayError where that is because the model is out of reach.
        """
        if not sources:
            raise WriterError(f"{self.name}: no source: wanted an article to retell")
        return self._drafted(to_write(self._prompts, self._fencing, sources, brief))

    def mend(self, draft: Draft, faults: Sequence[Fault], sources: Sequence[Article]) -> Draft:
        """Return the draft as the model mends it. WriterError as above."""
        if not faults:
            return draft
        return self._drafted(to_mend(self._prompts, self._fencing, sources, draft, faults))

    def _drafted(self, messages: Sequence[Message]) -> Draft:
        """Ask until an answer holds a draft, with twice the pause before each further try."""
        end = self._hours.now() + self._bounds.seconds
        failed = WriterError(f"{self.name}: no try allowed: wanted at least 1")
        most = self._bounds.answer
        for number in range(self._bounds.tries):
            answer: Answer | None = None
            wait = 0.0
            try:
                answer = self._answer(messages, most, end - self._hours.now())
                return drafted(answer.words, self.name)
            except NotNowError as error:
                failed, wait = error, max(FIRST_PAUSE * 2**number, error.after)
            except WriterError as error:
                if answer is None:
                    raise
                failed = error
                if not answer.whole:
                    failed, most = WriterError(f"{self.name}: cut at {most:,} tokens: wanted a whole draft"), 2 * most
            if number + 1 == self._bounds.tries or self._hours.now() + wait >= end:
                break
            if wait:
                self._hours.sleep(wait)
        raise failed

    def _answer(self, messages: Sequence[Message], most: int, seconds: float) -> Answer:
        """Ask once for at most so many tokens, within what is left to spend."""
        asked = sum(len(message.content) for message in messages) // CHARACTERS_PER_TOKEN
        room = self._bounds.tokens - self.spent - asked
        if room <= 0:
            raise WriterError(f"{self.name}: {self._bounds.tokens:,} tokens are spent: wanted a higher bound or a rest")
        answer = self._ask(messages, min(room, most), seconds)
        self.spent += answer.tokens
        return answer
