"""The development mailbox reads what the file backend wrote, and nothing else."""

from email.message import EmailMessage
from http import HTTPStatus

import pytest
from django.urls import reverse

from notices.mailbox import sent_mail, sent_mails

pytestmark = pytest.mark.unit


def write(folder, name, *subjects, text="Hello,\n\nhttp://localhost:8000/a/abc?x=1&y=2 <b>\n"):
    folder.mkdir(exist_ok=True)
    with (folder / name).open("wb") as file:
        for subject in subjects:
            message = EmailMessage()
            message["Subject"] = subject
            message["From"] = "Coprod <coprod@localhost>"
            message["To"] = "ada@example.org"
            message["Date"] = "Sun, 22 Nov 2026 10:00:00 -0000"
            message.set_content(text)
            message.add_alternative("<p>Hello</p>", subtype="html")
            file.write(message.as_bytes() + b"\n" + b"-" * 79 + b"\n")


@pytest.fixture
def folder(tmp_path, settings):
    settings.MAILBOX_DIR = tmp_path / "mail"
    write(settings.MAILBOX_DIR, "20261122-100000-11.log", "First", "Second – café")
    return settings.MAILBOX_DIR


def test_several_messages_of_one_file_are_told_apart(folder):
    names = [(mail.name, mail.subject) for mail in sent_mails(folder)]
    assert names == [("20261122-100000-11-1", "Second – café"), ("20261122-100000-11-0", "First")]


def test_no_more_than_asked_for(folder):
    assert [mail.subject for mail in sent_mails(folder, at_most=1)] == ["Second – café"]


@pytest.mark.parametrize(
    "name",
    [
        "../secret-0",
        "..%2Fsecret",
        "20261122-100000-11",
        "20261122-100000-11-2",
        "secret",
        "٢-1-1-1",
    ],
)
def test_a_name_leads_nowhere_else(folder, name):
    (folder.parent / "secret.log").write_text("x")
    assert sent_mail(folder, name) is None


def test_other_files_are_not_read(folder):
    (folder / "notes.log").write_text("Subject: no")
    assert len(sent_mails(folder)) == 2


def test_a_folder_that_is_not_there_yet_is_an_empty_mailbox(tmp_path):
    assert sent_mails(tmp_path / "nothing") == []


def test_the_list_links_each_message(client, folder):
    page = client.get(reverse("notices:mailbox_list")).content.decode()
    assert 'href="/mailbox/20261122-100000-11-1/">Second – café</a>' in page


def test_a_message_shows_its_text_with_links_and_nothing_else(client, folder):
    page = client.get(
        reverse("notices:mailbox_message", args=["20261122-100000-11-0"])
    ).content.decode()
    link = "http://localhost:8000/a/abc?x=1&amp;y=2"
    assert f'<a href="{link}" rel="nofollow">{link}</a> &lt;b&gt;' in page


def test_an_unknown_message_is_not_found(client, folder):
    response = client.get(reverse("notices:mailbox_message", args=["20261122-100000-12-0"]))
    assert response.status_code == HTTPStatus.NOT_FOUND
