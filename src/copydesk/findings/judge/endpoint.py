"""An OpenAI-compatible endpoint: the one place of the findings that opens sockets."""

from typing import TYPE_CHECKING

from copydesk.errors import JudgeError, SettingsError, reason_of

if TYPE_CHECKING:
    from openai import OpenAI

SECONDS = 60.0
"""How long one question may take, unless told otherwise."""
MOST_TOKENS = 700
"""Tokens that an answer may have, unless told otherwise."""


class Endpoint:
    """Asks a model behind an address (`http://…/v1`, mostly); the key stands in no message.

    Without a model's name the first that the endpoint lists is asked. JudgeError, in one line with the address, where
    it is out of reach, too slow, refuses, or gives no answer.
    """

    def __init__(
        self, address: str, model: str = "", key: str = "", *, seconds: float = SECONDS, tokens: int = MOST_TOKENS
    ) -> None:
        if not address.startswith(("http://", "https://")):
            raise SettingsError(f"judge: expected own, none or an address (http://… or https://…), found {address!r}")
        self.address = address
        self.model = model
        self._key = key
        self._seconds = seconds
        self._tokens = tokens
        self._client: OpenAI | None = None

    def __call__(self, rules: str, question: str) -> str:
        """Return the model's answer to a question, under these rules."""
        client = self._opened()
        from openai import OpenAIError  # noqa: PLC0415 - slow, and here by now

        try:
            self.model = self.model or next((model.id for model in client.models.list()), "")
            answer = client.chat.completions.create(
                model=self.model,
                messages=[{"role": "system", "content": rules}, {"role": "user", "content": question}],
                temperature=0,
                max_tokens=self._tokens,
            )
            return answer.choices[0].message.content or ""
        except (OpenAIError, ValueError, TypeError, AttributeError, IndexError) as error:
            raise JudgeError(f"{self.address}: no answer from the judge ({reason_of(error, self._key)})") from None

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _opened(self) -> "OpenAI":
        if self._client is None:
            try:
                from openai import OpenAI  # noqa: PLC0415 - an extra, and slow to import
            except ImportError:
                raise JudgeError("a judge at an address needs the package openai: pip install copydesk[llm]") from None
            key = self._key or "none"
            self._client = OpenAI(base_url=self.address, api_key=key, max_retries=0, timeout=self._seconds)
        return self._client
