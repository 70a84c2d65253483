"""Fields that draw their own inputs, because no widget of Django's looks like them."""

from typing import Any, override

from django import forms
from django.utils.safestring import SafeString, mark_safe


class DrawnBoundField(forms.BoundField):
    """A field on a page whose inputs come from the template that its field names in `drawn_by`."""

    @override
    def as_widget(self, *args: Any, **options: Any) -> SafeString:
        """The inputs, without the question itself."""
        template = self.field.drawn_by  # type: ignore[attr-defined]
        # Autoescaped by the template; the renderer strips it, which loses the mark.
        return mark_safe(self.form.renderer.render(template, {"field": self}))
