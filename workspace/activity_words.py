"""Words for what the audit trail notes down: one line for each verb that any app uses, in the kind it is filtered by."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

KINDS = {
    "people": _("Members and invitations"),
    "settings": _("Settings"),
    "projects": _("Projects and plans"),
    "asking": _("Asking people"),
    "safety": _("Keeping people safe"),
    "telling": _("What happened, and telling people"),
    "messages": _("Messages"),
    "register": _("People we ask, and what is kept of them"),
    "operators": _("People who run the installation"),
}
"""What the list can be narrowed to, in the order in which it is offered."""


class Verb(NamedTuple):
    """One thing that can be done: the kind it belongs to, and what the list says."""

    kind: str
    words: Any


VERBS = {
    "created": Verb("settings", _("Started the organisation")),
    "changed settings": Verb("settings", _("Changed settings")),
    "activity_exported": Verb("settings", _("Downloaded what was done here")),
    "invited": Verb("people", _("Invited a colleague")),
    "invited again": Verb("people", _("Sent an invitation again")),
    "withdrew invitation": Verb("people", _("Withdrew an invitation")),
    "accepted invitation": Verb("people", _("Accepted an invitation")),
    "changed role": Verb("people", _("Gave another role")),
    "ended membership": Verb("people", _("Ended a membership")),
    "handed over ownership": Verb("people", _("Made somebody else the owner")),
    "account_switched_off": Verb("operators", _("Switched off an account")),
    "account_switched_on": Verb("operators", _("Switched an account on again")),
    "operator_looked": Verb("operators", _("Looked at")),
    "person_added": Verb("register", _("Wrote a person down")),
    "person_changed": Verb("register", _("Changed what we know about a person")),
    "people_changed": Verb("register", _("Changed the same for several people")),
    "need_noted": Verb("register", _("Noted what somebody needs to take part")),
    "need_met": Verb("register", _("Noted that a need is met")),
    "need_open_again": Verb("register", _("Noted that a need is not met any more")),
    "need_removed": Verb("register", _("Took away a need")),
    "hold_placed": Verb("register", _("Let nobody ask a person for now")),
    "hold_lifted": Verb("register", _("Let a person be asked again")),
    "people_joined": Verb("register", _("Joined two entries of one person")),
    "person_placed": Verb("register", _("Gave people a place in a project")),
    "people_taken_out": Verb("register", _("Took people out of a project")),
    "partner_added": Verb("settings", _("Wrote down an organisation that works with us")),
    "partner_changed": Verb("settings", _("Changed what is known of an organisation")),
    "partner_ended": Verb("settings", _("Noted that an organisation works with us no more")),
    "partner_back": Verb("settings", _("Noted that an organisation works with us again")),
    "project_started": Verb("projects", _("Started a project")),
    "project_changed": Verb("projects", _("Changed a project")),
    "team_changed": Verb("projects", _("Changed who works on a project")),
    "stage_changed": Verb("projects", _("Changed the plan of a stage")),
    "dimension_saved": Verb("projects", _("Changed what is compared with the people affected")),
    "dimension_removed": Verb("projects", _("Stopped comparing something")),
    "tally_recorded": Verb("projects", _("Counted who took part, without names")),
    "tally_corrected": Verb("projects", _("Corrected a count of who took part")),
    "tally_removed": Verb("projects", _("Removed a count of who took part")),
    "heard_planned": Verb("projects", _("Said what we will do to hear a group")),
    "consultation_started": Verb("asking", _("Began a draft")),
    "consultation_changed": Verb("asking", _("Changed the card or settings")),
    "question_added": Verb("asking", _("Added a question")),
    "question_changed": Verb("asking", _("Changed a question")),
    "question_removed": Verb("asking", _("Removed a question")),
    "people_asked": Verb("asking", _("Chose people to ask")),
    "asked_all_the_same": Verb("asking", _("Asked somebody although a rule said not to")),
    "limits_set": Verb("settings", _("Set how often people are asked")),
    "person_left_out": Verb("asking", _("Took a person off the list")),
    "personal_link_shown": Verb("asking", _("Had a personal link shown")),
    "consultation_opened": Verb("asking", _("Opened it for answers")),
    "door_opened": Verb("asking", _("Made a link for everybody")),
    "consultation_extended": Verb("asking", _("Kept it open longer")),
    "offers_set": Verb("asking", _("Said what people get for their time")),
    "recognition_offered": Verb("asking", _("Offered what people get to everybody asked")),
    "recognition_recorded": Verb("asking", _("Noted what people were given")),
    "recognition_changed": Verb("asking", _("Changed what somebody was given")),
    "recognition_settled": Verb("asking", _("Noted what people took, declined or were paid")),
    "recognition_removed": Verb("asking", _("Removed what somebody was given")),
    "recognition_exported": Verb("asking", _("Downloaded what people were given")),
    "meeting_recorded": Verb("asking", _("Recorded a meeting")),
    "consultation.result_made": Verb("asking", _("Made the result")),
    "words_read": Verb("safety", _("Said that all words were read")),
    "worry_raised": Verb("safety", _("Worried about somebody’s safety")),
    "worry_taken_up": Verb("safety", _("Took a worry up")),
    "worry_ended": Verb("safety", _("Handed a worry over, or found nobody in danger")),
    "call_made": Verb("safety", _("Rang somebody who asked to be phoned")),
    "name_looked_up": Verb("safety", _("Looked up the name behind confidential answers")),
    "item_added": Verb("telling", _("Added something that is owed an answer")),
    "item_renamed": Verb("telling", _("Renamed something that is owed an answer")),
    "outcome_saved": Verb("telling", _("Wrote what happened")),
    "outcome_published": Verb("telling", _("Published what happened")),
    "holding_published": Verb("telling", _("Said that it is still being decided")),
    "withdrawal_published": Verb("telling", _("Withdrew what was asked")),
    "reversal_published": Verb("telling", _("Took a promise back")),
    "telling_recorded": Verb("telling", _("Noted that people were told")),
    "telling_given_up": Verb("telling", _("Noted that people could not be reached")),
    "channel_recorded": Verb("telling", _("Noted a poster, meeting or page")),
    "keeping_changed": Verb("register", _("Chose for how long things are kept")),
    "keeping_announced": Verb("register", _("Said what will go in two weeks")),
    "keeping_held": Verb("register", _("Let what was to go wait")),
    "keeping_released": Verb("register", _("Let go what had waited")),
    "kept_long_enough": Verb("register", _("Took away what was kept long enough")),
    "names_day_chosen": Verb("register", _("Chose the day on which a project parts from names")),
    "names_parted": Verb("register", _("A project parted from names")),
    "access_asked": Verb("register", _("Wrote down that somebody asked for their data")),
    "complaint_noted": Verb("register", _("Wrote down a complaint about data")),
    "access_paused": Verb("register", _("Waits for the person who asked for their data")),
    "access_resumed": Verb("register", _("Goes on with a request for data")),
    "access_answered": Verb("register", _("Answered a request for data, or a complaint")),
    "access_copied": Verb("register", _("Made a copy of everything about a person")),
    "person_stays": Verb("register", _("Somebody said that they want to stay in touch")),
    "person_erased": Verb("register", _("Erased a person")),
    "erasure_waits": Verb(
        "register", _("Wanted to erase a person, and a colleague has to finish something first")
    ),
    "writing_stopped": Verb("messages", _("Somebody asked us to stop writing")),
    "agreement_wording_saved": Verb("settings", _("Worded what people agree to")),
    "lawful_basis_saved": Verb("settings", _("Chose the legal ground for people’s data")),
    "agreement_recorded": Verb("register", _("Wrote down what somebody said about taking part")),
    "choices_recorded": Verb("register", _("Wrote down what somebody wants to hear and be asked")),
    "record_code_read_out": Verb("register", _("Made a code for somebody’s own record")),
    "record_link_shown": Verb("register", _("Had a link to somebody’s own record shown")),
    "details_changed": Verb("register", _("Somebody changed their own details")),
    "erasure_wanted": Verb(
        "register", _("Somebody wants to be erased, and a colleague has to finish it")
    ),
    "own_limit_set": Verb("register", _("Somebody set how often they may be asked")),
    "address_corrected": Verb("messages", _("Corrected an address")),
    "people_list_taken": Verb("register", _("Chose a list of people")),
    "people_list_matched": Verb("register", _("Said what the columns of a list hold")),
    "people_list_begun": Verb("register", _("Began to bring in a list of people")),
    "people_list_brought_in": Verb("register", _("Brought in a list of people")),
    "people_list_ended_early": Verb("register", _("Bringing in a list of people ended early")),
    "people_list_dropped": Verb("register", _("Threw a list of people away")),
    "people_report_taken": Verb("register", _("Downloaded the report on a list of people")),
    "people_exported": Verb("register", _("Took out a list of people")),
    "job_stop_asked": Verb("register", _("Stopped work in the background")),
    "message_arrived": Verb("messages", _("Noted that a message arrived")),
    "message_came_back": Verb("messages", _("A message came back")),
    "message_let_be": Verb("messages", _("Left a message as it is")),
    "message_sent_again": Verb("messages", _("Sent a message again")),
}
"""Every verb that `access.audit.record` is called with."""

SOMETHING_ELSE = Verb("settings", _("Did something that this version has no words for"))

LOOKED_AT = {
    "organisations.organisation": _("the organisation"),
    "organisations.member": _("members"),
    "organisations.user": _("accounts of members"),
    "notices.message": _("the states of messages"),
    "access.auditentry": _("what was done here"),
}
"""What operators look at, by the kind of object; anything else is "something of this organisation"."""
ANYTHING = _("something of this organisation")
