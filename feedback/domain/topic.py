"""What a line of text is about, as words to search for."""

import re

MOST_WORDS = 6
SHORTEST = 4
_WORD = re.compile(r"[^\W_]{2,40}")
_NO_TOPIC = frozenset(
    [
        "about",
        "after",
        "again",
        "been",
        "before",
        "being",
        "call",
        "came",
        "come",
        "could",
        "does",
        "down",
        "early",
        "every",
        "from",
        "good",
        "hard",
        "have",
        "here",
        "into",
        "just",
        "keep",
        "know",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "need",
        "next",
        "only",
        "other",
        "over",
        "people",
        "question",
        "questions",
        "should",
        "some",
        "still",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "this",
        "those",
        "time",
        "today",
        "told",
        "want",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whom",
        "whose",
        "will",
        "with",
        "working",
        "would",
        "year",
        "years",
        "your",
        "yours",
    ]
)
"""English words that stand in any question and say nothing of its subject."""


def topic_words(text: str) -> tuple[str, ...]:
    """Return the words that say what a text is about: of four letters and more, small, each once, six at most.

    The plural's "s" is left off, so that "letters" finds "letter". It knows English only; of other languages every long
    enough word counts.
    """
    long_ones = [word for word in searched_words(text, most=200) if len(word) >= SHORTEST]
    about = [_singular(word) for word in long_ones if word not in _NO_TOPIC]
    return tuple(dict.fromkeys(about))[:MOST_WORDS]


def searched_words(text: str, *, most: int = MOST_WORDS) -> tuple[str, ...]:
    """Return what somebody typed to search for, word by word: small, each once; single letters are left out."""
    return tuple(dict.fromkeys(_WORD.findall(text.casefold())))[:most]


def _singular(word: str) -> str:
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST
    return word[:-1] if is_plural else word
