"""What of asking and answering goes by itself when its time is over."""

from feedback.runs_out.answered import Answers, Names
from feedback.runs_out.files import AnswerFiles
from feedback.runs_out.parting import Projects
from feedback.runs_out.thrown_away import Bin
from feedback.runs_out.unsent import AskLinks, Drafts
from participants.expiring import register_kinds


def register() -> None:
    """Register the kinds of this app."""
    register_kinds(Names(), Answers(), Projects(), Bin(), Drafts(), AskLinks(), AnswerFiles())
