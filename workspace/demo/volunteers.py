"""A list that was brought in: the hall's volunteers for the Saturday club. Two rows were left out, and say why."""

from datetime import datetime
from functools import partial

from access.actors import Actor
from jobs import actions as jobs
from organisations.models import Organisation
from participants.actions.lists import attach_job, match_columns, take_list
from projects.models import Project
from workspace.demo.saturday import VOLUNTEERS
from workspace.demo.story import Story
from workspace.people_bringing import BRING_IN

FILE = "millbrae-hall-volunteers.csv"
LIST = """Name,E-mail,Phone,Best way,Language,Age,What they need,How often
Nan Ogilvie,nan.ogilvie@example.org,,E-mail,English,26 or over,A chair with arms,In work time
Piotr Wilk,piotr.wilk@example.org,01632 960114,Text,Polish,18 to 25,,In work time
Effie Stroud,,01632 960127,Phone,English,26 or over,Large print; a lift home,In work time
Bashir Noor,bashir.noor@example.org,,E-mail,Somali,26 or over,,In work time
Greta Hume,greta.hume@example,,E-mail,English,26 or over,,In work time
Dod Lamont,dod.lamont@example.org,,E-mail,English,14/02/1961,,In work time
"""


def bring_volunteers(story: Story) -> None:
    """Let Isla bring in the list that the hall's caretaker keeps."""
    story.on((10, 21), partial(_bring, story), hour=15, is_told=False)


def _bring(story: Story, now: datetime) -> None:
    bring_list(home=story.home, actor=story.actor("isla"), project=story.projects["club"], now=now)


def bring_list(*, home: Organisation, actor: Actor, project: Project, now: datetime) -> None:
    """Bring the list in as a person and a worker do, one after the other."""
    taken = take_list(actor=actor, name=FILE, data=LIST.encode())
    options = {"project": project.pk, "group": VOLUNTEERS}
    match_columns(actor=actor, people_list=taken, columns=taken.columns, options=options)
    job = jobs.start(actor=actor, kind=BRING_IN, total=taken.rows, subject=FILE)
    attach_job(actor=actor, people_list=taken, job=job)
    jobs.work(clock=lambda: now, only=job.pk)
