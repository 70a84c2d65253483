"""Mail servers in trouble, as Django's mail API meets them."""

import smtplib

from django.core.mail.backends.locmem import EmailBackend as Working


class Down(Working):
    """Nobody listens."""

    def open(self):
        raise ConnectionRefusedError


class Late(Working):
    """Somebody listens, and says nothing."""

    def open(self):
        raise TimeoutError


class Refusing(Working):
    """The address does not exist."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


class Busy(Working):
    """Come back later."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (451, b"later")})


class Unwilling(Working):
    """The words are refused."""

    def send_messages(self, messages):
        raise smtplib.SMTPDataError(554, b"no")


class Mute(Working):
    """The connection breaks after the letter is on its way."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise smtplib.SMTPServerDisconnected


class Strict(Working):
    """We may not send from our address."""

    def send_messages(self, messages):
        raise smtplib.SMTPSenderRefused(550, b"who are you", "coprod@localhost")


class Odd(Working):
    """A fault that nobody foresaw."""

    def send_messages(self, messages):
        raise RuntimeError


class Gone(Working):
    """Nobody listens any more when the letter is to be handed over."""

    def send_messages(self, messages):
        raise ConnectionRefusedError


class Picky(Working):
    """Takes offence at a header before anything leaves."""

    def send_messages(self, messages):
        raise ValueError
