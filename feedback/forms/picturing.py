"""What a page of questions does with the pictures on it."""

from collections.abc import Callable, Iterator
from typing import Any

from feedback.question_types.photo.field import PhotoField
from feedback.question_types.photo.redraw import Redrawn
from ui.forms import Form


class PicturesForm(Form):
    """A base for forms with questions that may take a picture; `names` pairs the key of a question with its field."""

    def names(self) -> dict[str, str]:
        """Return under which name the answer to each question is sent, by key of the question."""
        raise NotImplementedError

    def _photos(self) -> Iterator[tuple[str, str, PhotoField]]:
        for key, name in self.names().items():
            field = self.fields[name]
            if isinstance(field, PhotoField):
                yield key, name, field

    def take_pictures(self, *, key: str, is_too_big: bool) -> None:
        """Say what names pictures that come now, and whether their files were so large that nobody read them."""
        for _key, _name, field in self._photos():
            field.key, field.is_too_big = key, is_too_big

    def show_pictures(self, address_of: Callable[[str], str]) -> None:
        """Say where a picture that is kept can be seen."""
        for _key, _name, field in self._photos():
            field.address_of = address_of

    @property
    def drawn(self) -> dict[str, Redrawn]:
        """The pictures that came with this page, by name; also where something else on it was refused."""
        return {
            field.name: field.drawn
            for _key, _name, field in self._photos()
            if field.drawn is not None
        }

    @property
    def values_drawn(self) -> dict[str, Any]:
        """What a page that is refused changes all the same: the pictures that came with it, with the words kept before."""
        return {
            key: {"words": "", **(self.initial.get(name) or {}), "picture": field.name}
            for key, name, field in self._photos()
            if field.drawn is not None
        }
