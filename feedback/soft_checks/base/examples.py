"""What `examples.py` of a soft check is made of. The examples of a check are its tests."""

from dataclasses import dataclass

from feedback.domain.before_asking import AskFacts


@dataclass(frozen=True)
class Warns:
    """Facts with which it warns: the code, and words that stand in the sentence."""

    facts: AskFacts
    code: str
    words: str


@dataclass(frozen=True)
class Examples:
    """When a check warns, and when it is quiet."""

    warns: tuple[Warns, ...]
    quiet: tuple[AskFacts, ...]
