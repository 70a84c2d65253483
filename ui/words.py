"""Words in another language than the page: plain text that carries `lang` and `dir` into every template by itself.

`str()` of them, or `force_escape` in a template, is the text alone: for titles, attributes and messages without markup.
"""

from typing import Any, Self

from django.utils.html import conditional_escape, escape, format_html

from ui.languages import is_page_language, language


class Words(str):
    """Text with markup of its own, which Django's templates take for safe."""

    __slots__ = ("markup",)

    markup: str
    """The same as HTML."""

    def __new__(cls, text: str, markup: str) -> Self:
        """Take the text and the same as HTML."""
        made = super().__new__(cls, text)
        made.markup = markup
        return made

    def __html__(self) -> str:
        """What stands in a page."""
        return self.markup


def in_language(text: str, code: str) -> str:
    """Return the text, marked as being in the language of this code unless the page that is being made is in it."""
    if not text.strip() or is_page_language(code):
        return text
    spoken = language(code)
    return Words(
        text,
        format_html('<span lang="{}" dir="{}">{}</span>', spoken.code, spoken.dir, str(text)),
    )


def is_marked(text: Any) -> bool:
    """Return whether the text is in another language than the page."""
    return isinstance(text, Words)


def filled(sentence: str, **words: Any) -> str:
    """Return a sentence of ours with `words` in its places; what is in another language stays marked as such."""
    plain = sentence % words
    if not any(map(is_marked, words.values())):
        return plain
    return Words(
        plain, escape(sentence) % {name: conditional_escape(one) for name, one in words.items()}
    )


def like(words: str, text: str) -> str:
    """Return `text`, which was made of `words`, marked as they are."""
    if not isinstance(words, Words):
        return text
    return Words(text, words.markup.replace(str(escape(str(words))), str(escape(text))))


def joined(*parts: str) -> str:
    """Return the parts with a blank between them; what is in another language stays marked as such."""
    plain = " ".join(parts)
    if not any(map(is_marked, parts)):
        return plain
    return Words(plain, " ".join(map(conditional_escape, parts)))
