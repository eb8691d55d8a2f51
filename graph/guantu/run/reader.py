"""One document the whole way from bytes to Reading; the lexicon and the models are loaded once."""

from __future__ import annotations

import logging
from functools import lru_cache

from guantu.config import Config
from guantu.errors import FaultError, GuantuError, InputError
from guantu.lexicon import load_lexicon
from guantu.read import Source, read
from guantu.records import Reading
from guantu.relate import relate
from guantu.tag import Tagger

_log = logging.getLogger(__name__)

Outcome = Reading | InputError


@lru_cache(maxsize=1)
def reader(config: Config) -> Reader:
    """The reader for a configuration; the last one is kept, since loading takes longer than reading an article."""
    return Reader(config)


class Reader:
    """Reads documents: what cannot be read comes back as the InputError that says why, it is never raised.

    Raises ModelError when made, where the tagger's model cannot be used.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lexicon = load_lexicon()
        self._tagger = Tagger(self._lexicon, config)

    def __call__(self, source: Source | InputError) -> Outcome:
        """The reading of a source; an InputError is handed through."""
        if isinstance(source, InputError):
            return source
        try:
            article = read(source, self._config, self._lexicon)
            return relate(article, self._tagger.tag(article), self._lexicon)
        except InputError as error:
            return error
        except GuantuError:  # what is wrong with the run, and would be with every document
            raise
        except Exception as error:  # a fault of ours must not cost the user the other documents
            _log.debug("fault on %s", source.id, exc_info=True)
            return FaultError(
                where=source.source,
                problem=f"guantu failed on this document ({type(error).__name__}: {error})",
                remedy="please report it with the document; the others are not concerned",
            )
