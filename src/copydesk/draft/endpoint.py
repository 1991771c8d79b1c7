"""An OpenAI-compatible endpoint: the one place of the writers that opens sockets."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, Protocol

from copydesk.draft.answer import SCHEMA
from copydesk.draft.model import AwayError
from copydesk.draft.prompt import Message
from copydesk.errors import SettingsError, WriterError, reason_of

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI
    from openai.types.chat import ChatCompletion, ChatCompletionMessageParam

CHARACTERS_PER_TOKEN = 3
"""Code points that a token stands for at least, where an endpoint doesn't say what it has counted."""
_AGAIN = frozenset({408, 409, 425, 429})
_REFUSED = frozenset({400, 415, 422})


class Answer(NamedTuple):
    """What a model has answered, how many tokens question and answer have cost, and whether it came to its end."""

    words: str
    tokens: int
    whole: bool = True


class Ask(Protocol):
    """Whoever asks a model: an endpoint, or a stand-in for one."""

    def __call__(self, messages: Sequence[Message], tokens: int, seconds: float) -> Answer:
        """Return the answer, of at most so many tokens, within so many seconds.

        Raises NotNowError where another try may help, WriterError where none will.
        """
        ...


class NotNowError(AwayError):
    """An endpoint that may answer later: out of reach, too slow, too busy. `after` is in how many seconds it said."""

    def __init__(self, message: str, after: float = 0.0) -> None:
        super().__init__(message)
        self.after = after


class Endpoint:
    """Asks one model of an OpenAI-compatible endpoint (`address` ends in /v1, mostly).

    The key stays here: it stands in no message. An endpoint that refuses a schema for its answers is asked without one.
    """

    def __init__(self, address: str, model: str, key: str | None = None, temperature: float = 0.0) -> None:
        if not address.startswith(("http://", "https://")):
            raise SettingsError(f"address of the model: {address!r}: wanted http:// or https://")
        self.address = address
        self.model = model
        self.temperature = temperature
        self._key = key or ""
        self._form = 0

    def __call__(self, messages: Sequence[Message], tokens: int, seconds: float) -> Answer:
        """Return the model's answer, as `Ask` says."""
        if seconds <= 0:
            raise NotNowError(f"{self.address}: no time left to ask")
        try:
            return _run(asyncio.wait_for(self._answer(messages, tokens, seconds), seconds))
        except TimeoutError:
            raise NotNowError(f"{self.address}: no answer within {seconds:.0f} s") from None

    async def _answer(self, messages: Sequence[Message], tokens: int, seconds: float) -> Answer:
        try:
            import openai  # noqa: PLC0415 - an extra, and slow to import
        except ImportError:
            raise WriterError("the model's client is missing: wanted copydesk[llm]") from None
        async with openai.AsyncOpenAI(
            base_url=self.address, api_key=self._key or "none", max_retries=0, timeout=seconds
        ) as client:
            try:
                return self._read(await self._created(client, messages, tokens), messages)
            except openai.APIStatusError as error:
                raise self._refused(error) from None
            except openai.APIConnectionError as error:
                raise NotNowError(
                    f"{self.address}: no connection ({reason_of(error.__cause__ or error, self._key)})"
                ) from None
            except (openai.OpenAIError, ValueError, TypeError, AttributeError) as error:
                raise WriterError(
                    f"{self.address}: not the answer of a model ({reason_of(error, self._key)})"
                ) from None

    async def _created(self, client: "AsyncOpenAI", messages: Sequence[Message], tokens: int) -> "ChatCompletion":
        """Ask with all settings that the endpoint takes: what it refuses is left out from then on."""
        import openai  # noqa: PLC0415

        forms = self._forms(tokens)
        while self._form < len(forms) - 1:
            try:
                return await self._asked(client, messages, forms[self._form])
            except openai.APIStatusError as error:
                if error.status_code not in _REFUSED:
                    raise
                self._form += 1
        return await self._asked(client, messages, forms[-1])

    def _forms(self, tokens: int) -> Sequence[Mapping[str, object]]:
        bounded: Mapping[str, object] = {"max_tokens": tokens, "temperature": self.temperature}
        schema = {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": SCHEMA}}
        return [{**bounded, "response_format": schema}, bounded, {"max_completion_tokens": tokens}]

    async def _asked(
        self, client: "AsyncOpenAI", messages: Sequence[Message], form: Mapping[str, object]
    ) -> "ChatCompletion":
        told: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": message.content}
            if message.role == "system"
            else {"role": "user", "content": message.content}
            for message in messages
        ]
        return await client.chat.completions.create(model=self.model, messages=told, extra_body=form)

    def _read(self, answer: "ChatCompletion", messages: Sequence[Message]) -> Answer:
        choice = answer.choices[0] if answer.choices else None
        words = choice.message.content if choice else None
        if not words:
            raise WriterError(f"{self.address}: an empty answer: wanted a draft")
        guess = (len(words) + sum(len(message.content) for message in messages)) // CHARACTERS_PER_TOKEN
        counted = answer.usage.total_tokens if answer.usage is not None else 0
        return Answer(words, max(counted, 0) or guess, whole=choice is None or choice.finish_reason != "length")

    def _refused(self, error: "APIStatusError") -> WriterError:
        status = error.status_code
        told = f"{self.address}: refused with {status} ({reason_of(error, self._key)})"
        if status in _AGAIN or status >= 500:  # noqa: PLR2004
            return NotNowError(told, _seconds(error.response.headers.get("retry-after", "")))
        return WriterError(told)


def _seconds(words: str) -> float:
    return float(words) if words.isascii() and words.isdigit() else 0.0


def _run(asking: Coroutine[None, None, Answer]) -> Answer:
    """Wait for an answer; in a thread of its own where the caller's has an event loop already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(asking)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()
