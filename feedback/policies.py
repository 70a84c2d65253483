"""Who may do what with consultations. Pure: they read what they are given and change nothing."""

from typing import Any

from access.actors import Actor
from access.roles import Role
from feedback.models import (
    AnswerFile,
    Ask,
    Consultation,
    Delivery,
    Item,
    LiveQuestion,
    Meeting,
    Publication,
    Recognition,
    ResultFile,
    Theme,
)
from feedback.queries.known import is_known_elsewhere, known_to_team_of
from feedback.queries.messages import is_about_team_of
from feedback.queries.readers import is_reader, reads_in
from feedback.queries.safety import keeps_safe
from notices.models import Message
from notices.queries import subjects_of
from participants.queries import is_among, reached_alike
from projects.models import Project
from projects.policies import may_see_contacts


def may_see(actor: Actor, consultation: object) -> bool:
    """Every member sees the organisation's consultations, their dates and what is owed."""
    del consultation
    return actor.is_at_least(Role.VIEWER)


def may_ask(actor: Actor, target: object) -> bool:
    """Facilitators and above write, open, extend and withdraw consultations."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_invite(actor: Actor, consultation: Consultation) -> bool:
    """Those who may see the project's contact details choose whom to invite."""
    return actor.is_at_least(Role.FACILITATOR) and may_see_contacts(actor, consultation.project)


def may_correct_address(actor: Actor, ask: Ask) -> bool:
    """Whoever sees the person's contact details in every project that knows them: a new address gets the links of all."""
    return may_invite(actor, ask.consultation) and (
        actor.is_at_least(Role.OWNER)
        or not is_known_elsewhere(reached_alike(ask.participant_id), actor.member_id)
    )


def may_read_words(actor: Actor, consultation: Consultation) -> bool:
    """Only the named readers see people's words."""
    return is_reader(actor.member_id, consultation)


def may_read_theme(actor: Actor, theme: Theme) -> bool:
    """Named readers of something asked in the project: of its words each sees only those of asks they read."""
    return reads_in(actor.member_id, theme.project_id)


def may_take_out(actor: Actor, consultation: object) -> bool:
    """Facilitators and above take answers out once it has closed; words go along only for named readers."""
    return may_ask(actor, consultation)


def may_fetch_results(actor: Actor, file: ResultFile) -> bool:
    """Whoever had it made: there may be words in it that are for the named readers alone."""
    return actor.is_at_least(Role.FACILITATOR) and file.made_by_id == actor.member_id


def may_type_in(actor: Actor, target: object) -> bool:
    """Facilitators and above type in what people said on paper or aloud, and see again what they typed themselves."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_bring_answers_in(actor: Actor, consultation: object) -> bool:
    """Whoever may type in for one person may bring in a file of many."""
    return may_type_in(actor, consultation)


def may_see_answer_file(actor: Actor, file: AnswerFile) -> bool:
    """People's words stand in it: for whoever brought it, and the named readers."""
    return actor.is_at_least(Role.FACILITATOR) and (
        file.made_by_id == actor.member_id or is_reader(actor.member_id, file.consultation)
    )


def may_read_said(actor: Actor, consultation: Consultation) -> bool:
    """Every member reads what was said and promised in its meetings; where the subject needs care only the named readers."""
    return may_see(actor, consultation) and (
        not consultation.needs_care or may_read_words(actor, consultation)
    )


def may_read_notes(actor: Actor, meeting: Meeting) -> bool:
    """Facilitators write down and read what was said in a room; where the subject needs care only the named readers."""
    return may_ask(actor, meeting) and may_read_said(actor, meeting.consultation)


def may_run_live(actor: Actor, live: LiveQuestion) -> bool:
    """Whoever may read what is noted in the room: words come to the one who runs it first."""
    return may_read_notes(actor, live.meeting)


def may_see_who_comes(actor: Actor, meeting: Meeting) -> bool:
    """Facilitators prepare the room: how many come, what they need. Names as `may_see_contacts` says."""
    return may_ask(actor, meeting)


def may_write_down_coming(actor: Actor, meeting: Meeting) -> bool:
    """What one person said is written down by those who see the project's contact details."""
    return may_invite(actor, meeting.consultation)


def may_keep_safe(actor: Actor, consultation: Consultation) -> bool:
    """Only who is named to keep people safe, and the cover, see worries and who wants to be phoned."""
    return keeps_safe(actor.member_id, consultation)


def may_see_pictures(actor: Actor, consultation: Consultation) -> bool:
    """Named readers, and whoever keeps people safe; which of them sees which is `feedback.queries.picturing`'s."""
    return may_read_words(actor, consultation) or may_keep_safe(actor, consultation)


def may_name_readers(actor: Actor, consultation: Consultation) -> bool:
    """Until people are asked, whoever may ask says who reads; from then on a reader, or a manager, who answers for it."""
    if consultation.opened_at is None or actor.is_at_least(Role.MANAGER):
        return may_ask(actor, consultation)
    return may_ask(actor, consultation) and is_reader(actor.member_id, consultation)


def may_publish(actor: Actor, target: object) -> bool:
    """Facilitators and above write and publish what happened."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_look_at_fix(actor: Actor, consultation: Consultation) -> bool:
    """Managers, and whoever is named to keep people safe, take the second look at what was put right at once."""
    return actor.is_at_least(Role.MANAGER) or keeps_safe(actor.member_id, consultation)


def may_publish_fix(actor: Actor, item: Item) -> bool:
    """As `may_look_at_fix` says of the ask."""
    return may_publish(actor, item) and may_look_at_fix(actor, item.consultation)


def may_deliver(actor: Actor, delivery: Delivery) -> bool:
    """Whoever publishes, and the member who does it, note what is done of something that was promised."""
    return may_publish(actor, delivery) or actor.member_id == delivery.owner_id


def may_tell(actor: Actor, target: object) -> bool:
    """Every member works through the list of those whom they themselves tell; nobody is on it who is not given to them."""
    del target
    return actor.is_at_least(Role.VIEWER)


def may_print_letters(actor: Actor, publication: Publication) -> bool:
    """Letters carry names: for those who may see the project's contact details."""
    return may_see_contacts(actor, publication.consultation.project)


def may_shortlist(actor: Actor, consultation: Consultation) -> bool:
    """Whoever decides confirms which options go on; facilitators and above note down what was decided."""
    return actor.is_at_least(Role.FACILITATOR) or actor.member_id == consultation.decider_id


def may_see_messages(actor: Actor, target: object) -> bool:
    """Facilitators see what was sent about their projects, managers and owners all that the organisation sent."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_handle_message(actor: Actor, message: Message) -> bool:
    """Managers and owners handle any message; the others what is about a project whose team they are on."""
    if actor.is_at_least(Role.MANAGER):
        return True
    return actor.is_at_least(Role.FACILITATOR) and is_about_team_of(
        actor.member_id, subjects_of(message)
    )


def may_agree_to_late_promise(actor: Actor, consultation: object) -> bool:
    """Only a manager or owner may promise an answer later than twelve weeks after closing."""
    del consultation
    return actor.is_at_least(Role.MANAGER)


def may_set_reminders(actor: Actor, target: object) -> bool:
    """Managers and owners say who is reminded when."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_set_limits(actor: Actor, target: object) -> bool:
    """Managers and owners say how often people may be asked, and with whom that was agreed."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_see_recognition(actor: Actor, target: object) -> bool:
    """Facilitators and above see what was given in sums; names only where they may see contact details."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_see_all_recognition(actor: Actor, target: object) -> bool:
    """Managers and owners, who answer for the money, see the sums of every project."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_see_people(actor: Actor, target: object) -> bool:
    """Facilitators and above see the list of the organisation's people; their names only as `may_see_person` says."""
    del target
    return actor.is_at_least(Role.FACILITATOR)


def may_see_person(actor: Actor, person: Any) -> bool:
    """Name, contact and needs are for the teams of the projects that know the person, and for the owner."""
    return may_see_people(actor, person) and (
        actor.is_at_least(Role.OWNER) or is_among(known_to_team_of(actor.member_id), person.pk)
    )


def may_change_contact(actor: Actor, person: Any) -> bool:
    """Where a person is reached is changed by whoever sees them in every project that knows them, as their links go there."""
    return may_see_person(actor, person) and (
        actor.is_at_least(Role.OWNER)
        or not is_known_elsewhere(reached_alike(person.pk), actor.member_id)
    )


def may_open_record(actor: Actor, person: Any) -> bool:
    """A link to a record, or a code for it, is handed over by whoever sees the person in every project that knows them.

    What every project asked stands in it, with its title.
    """
    return may_change_contact(actor, person)


def may_hold(actor: Actor, person: Any) -> bool:
    """Managers and owners decide that nobody asks a person for now, whoever's project knows them."""
    del person
    return actor.is_at_least(Role.MANAGER)


def may_change_view(actor: Actor, view: Any) -> bool:
    """A view is its member's own."""
    return may_see_people(actor, view) and view.member_id == actor.member_id


def may_recognise(actor: Actor, project: Project) -> bool:
    """What people got is noted down by those who know their names."""
    return actor.is_at_least(Role.FACILITATOR) and may_see_contacts(actor, project)


def may_change_recognition(actor: Actor, recognition: Recognition) -> bool:
    """As noting it down."""
    return may_recognise(actor, recognition.project)


def may_erase(actor: Actor, person: Any) -> bool:
    """A manager or owner who sees the person; the person themselves needs nobody's leave, by their own link."""
    return actor.is_at_least(Role.MANAGER) and may_see_person(actor, person)


def may_see_keeping(actor: Actor, target: object) -> bool:
    """Managers and owners see what will go, and may let it wait."""
    del target
    return actor.is_at_least(Role.MANAGER)


def may_choose_keeping(actor: Actor, target: object) -> bool:
    """Owners choose for how long things are kept, and answer for requests of people about their data."""
    del target
    return actor.is_at_least(Role.OWNER)
