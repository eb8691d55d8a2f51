"""Everything that can go wrong, as one tree.

    GuantuError
    ├── InputError        a document cannot be read; the run goes on without it
    │   ├── UnreadableError   the file or folder cannot be opened
    │   ├── EmptyError        nothing in it
    │   ├── NotTextError      binary, or no known encoding
    │   ├── NotChineseError   text, but too little of it is Chinese
    │   ├── RecordError       a record of a JSON-lines or CSV file has not the fields asked for
    │   └── FaultError        the program itself failed on this document: a fault to be reported
    ├── OutputError       the place to write to cannot be used; the run ends
    ├── ModelError        a model folder is missing, damaged or of another version; the run ends
    ├── ConfigError       an option or configuration value makes no sense; the run ends
    ├── StoreError        an output folder is not a build of guantu, or of another version; the run ends
    └── QueryError        a question names something that the graph does not have, or that is ambiguous

Each message is one line: where, what was expected, what was got, what to do.
"""

from __future__ import annotations


class GuantuError(Exception):
    """The root of the tree: a message for the person at the terminal, in one line.

    where: the file, record, folder or option at fault.
    problem: what was expected and what was got.
    remedy: what to do about it.
    """

    def __init__(self, *, where: str, problem: str, remedy: str = "") -> None:
        self.where = where
        self.problem = problem
        self.remedy = remedy
        super().__init__(where, problem, remedy)

    def __str__(self) -> str:
        text = f"{self.where}: {self.problem}"
        if self.remedy:
            text += f"; {self.remedy}"
        return " ".join(text.split())  # one line, whatever a file name holds

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling, and workers hand errors over.
        return (_rebuild, (type(self), self.where, self.problem, self.remedy))


def _rebuild(kind: type[GuantuError], where: str, problem: str, remedy: str) -> GuantuError:
    return kind(where=where, problem=problem, remedy=remedy)


class InputError(GuantuError):
    """A document cannot be read. It is reported and skipped; the others are built."""


class UnreadableError(InputError):
    """The operating system refuses the file or folder."""


class EmptyError(InputError):
    """No byte, or nothing but white space."""


class NotTextError(InputError):
    """Binary data, or text in no encoding that official news is published in."""


class NotChineseError(InputError):
    """Text with too few Han characters to be Chinese news."""


class RecordError(InputError):
    """A record of a collection is not an object with the text field that was asked for."""


class FaultError(InputError):
    """The program itself failed on this document. A fault of guantu, not of the document; the others are built."""


class OutputError(GuantuError):
    """The output cannot be written there. Nothing is left half-written."""


class ModelError(GuantuError):
    """The tagger's model folder cannot be used."""


class ConfigError(GuantuError):
    """An option or a value of the configuration file is not allowed."""


class StoreError(GuantuError):
    """The folder holds no finished build, or one of another version."""


class QueryError(GuantuError):
    """The graph cannot answer: no such name, or more than one thing has it."""
