"""Two drawings on paper for the Saturday club, made here out of a few shapes: nobody's real drawing."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from access.tokens import new_token
from feedback.actions.entering import Entered, type_in
from feedback.queries.sheets import Sheet, sheet_of
from feedback.question_types import with_pictures
from feedback.question_types.photo.redraw import Redrawn, redrawn
from workspace.demo.story import Story

CLUB = "S3"
ASKED = "Draw or photograph where you would sit"
HINT = "The corner you like, or one that is missing."
SIZE, INK, PEN = (900, 640), "#3b3486", 8

Shape = tuple[str, Sequence[int], str | None]

SOFA: Sequence[Shape] = (
    ("rectangle", (140, 330, 640, 470), "#d8d3f2"),
    ("rectangle", (140, 250, 640, 340), "#efeef7"),
    ("ellipse", (700, 180, 800, 280), "#ffd98a"),
    ("line", (750, 280, 750, 520), None),
)
TABLE: Sequence[Shape] = (
    ("rectangle", (90, 80, 380, 300), "#cfe6f5"),
    ("line", (235, 80, 235, 300), None),
    ("rectangle", (360, 400, 760, 430), "#e5c9a0"),
    ("line", (400, 430, 400, 560), None),
    ("line", (720, 430, 720, 560), None),
    ("ellipse", (520, 350, 590, 400), "#f3b6ae"),
)
PAPERS: tuple[tuple[Sequence[Shape], str], ...] = (
    (SOFA, "A sofa with a lamp, away from the door"),
    (TABLE, ""),
)
"""What is drawn, and what stands beside it; nothing stood beside the second."""


def add_drawings(story: Story) -> None:
    """Let two papers with drawings be typed in."""
    for place, (shapes, words) in enumerate(PAPERS):
        paper = partial(_type, story, shapes, words)
        story.on((10, 24), paper, hour=16, minute=10 * place, is_told=False)


def drawn(shapes: Sequence[Shape]) -> Redrawn:
    """Return the shapes as a picture that says of itself that it is a sample."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- only what makes the sample data holds it

    paper = Image.new("RGB", SIZE, "white")
    pen: Any = ImageDraw.Draw(paper)
    for name, place, fill in shapes:
        colours: dict[str, Any] = {"fill": INK} if fill is None else {"fill": fill, "outline": INK}
        getattr(pen, name)(place, width=PEN, **colours)
    pen.text((20, SIZE[1] - 50), "Sample", fill="#565768", font_size=32)
    file = BytesIO()
    paper.save(file, format="PNG")
    return redrawn(file.getvalue())


def _type(story: Story, shapes: Sequence[Shape], words: str, now: datetime) -> None:
    consultation = story.ask(CLUB)
    newest = consultation.form_versions.exclude(frozen_at=None).order_by("-number").first()
    sheet = sheet_of(newest.pk) if newest is not None else None
    if sheet is None:
        return
    name = str(uuid.uuid4())
    group = consultation.project.groups.filter(name="Young people").first()
    type_in(
        actor=story.actor("isla"),
        consultation=consultation,
        sheet=sheet,
        entered=Entered(
            way="paper",
            values={_key(sheet): {"picture": name, "words": words}},
            group_id=group.pk if group else None,
            drawn={name: drawn(shapes)},
        ),
        form_key=new_token(),
        now=now,
    )


def _key(sheet: Sheet) -> str:
    return next(str(one.key) for one in sheet.questions if one.kind in with_pictures())
