"""Words for the reasons for which a message was not sent, or not yet."""

from django.utils.translation import gettext_lazy as _

NOT_SENT = {
    "unreachable": _("There is no way to write to this person any more."),
    "no_such_rule": _("The reminder that asked for it no longer exists."),
    "error": _(
        "Something went wrong on our side. The people who look after this service can see what."
    ),
    "already_planned": _("It is on its way already."),
    "already_sent": _("It was sent already."),
    "server_down": _("The mail server could not be reached. It is tried again."),
    "busy": _("The mail server asked us to try again later."),
    "refused": _("The mail server refused this address."),
    "bad_address": _("This is not an address that can be written to."),
    "unsure": _("It was handed to the mail server, which did not confirm it. It may have arrived."),
    "not_taken": _(
        "The mail provider did not take this message. The people who look after this service can see why."
    ),
    "delayed": _("The mail server of this address asks to wait. It is being tried again."),
    "bounced": _("The address does not exist any more, or takes no e-mail."),
    "for_now": _(
        "The mailbox could not take it at the moment, because it is full or its server was busy."
    ),
    "blocked": _("The mail server of this address turned it away."),
    "complained": _("The person marked it as unwanted."),
    "told_otherwise": _("Somebody told this person another way."),
    "given_up": _("Somebody wrote down that this person cannot be reached."),
    "let_be": _("Somebody looked at it and left it at that."),
    "came_back": _("Somebody here saw that it came back."),
    "already_resent": _("It was sent again already."),
    "restored": _("It was waiting when a copy was put back, so it may have been sent before."),
    "expired": _("It was not sent within a day, so it was thrown away."),
    "unreadable": _("It was sealed with a key that is no longer in use."),
}
"""Why a message or notice was not sent, by the code kept as its `reason`; rules add reasons of their own."""
