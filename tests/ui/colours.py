"""Reads the colours of the stylesheets and measures them: contrast by WCAG 2.2, mixing as browsers do in OKLab."""

import re
from pathlib import Path

from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static/css"
_PAIR = re.compile(r"--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
_HEX = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})")

Rgb = tuple[float, float, float]


def tokens() -> dict[str, dict[str, Rgb]]:
    """Return the colours of tokens.css by scheme and name."""
    pairs = _PAIR.findall((CSS / "tokens.css").read_text())
    return {
        "light": {name: rgb(light) for name, light, _dark in pairs},
        "dark": {name: rgb(dark) for name, _light, dark in pairs},
    }


def participant_colours() -> dict[str, dict[str, Rgb]]:
    """Return the colours of participant.css by scheme and name."""
    light, dark = (
        (CSS / "participant.css")
        .read_text()
        .split("@media screen and (prefers-color-scheme: dark)")
    )
    dark = dark.split("@media")[0]
    return {
        scheme: {name: rgb(value) for name, value in _HEX.findall(text)}
        for scheme, text in (("light", light), ("dark", dark))
    }


def rgb(value: str) -> Rgb:
    """Return red, green and blue (0 to 1) of "#rrggbb"."""
    return tuple(int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2, relative luminance of sRGB)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: Rgb, share: float, other: Rgb) -> Rgb:
    """Return `share` of `one` in `other`, mixed in OKLab (CSS Color 5, color-mix)."""
    a, b = _oklab(one), _oklab(other)
    return _from_oklab(tuple(share * x + (1 - share) * y for x, y in zip(a, b, strict=True)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: Rgb) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: Rgb) -> Rgb:
    r, g, b = map(_linear, colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lab: Rgb) -> Rgb:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    straight = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return tuple(_curved(min(max(value, 0.0), 1.0)) for value in straight)


def _curved(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
