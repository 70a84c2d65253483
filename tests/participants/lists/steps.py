"""Bringing in a list step by step, as somebody does in a browser."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from jobs import actions as jobs
from participants.models import PeopleList, PeopleListRow

LIST = """Name,E-mail,Phone,Best way,Language,Age,Group,Access needs,How often
Lorna Bell,Lorna@Example.org,+44 1,Text,Polish,34,Families,Large print; a ramp,Lightly
Kai Ross,,07700 900123,through the club,Gaelic,13-15,Young people,,
No Body,nobody@,,,,,,,
,,,pigeon,,,,,
"""


def address(name, home, **more):
    return reverse(f"workspace:{name}", kwargs={"org": home.slug, **more})


def send(client, home, text=LIST, name="people.csv"):
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return client.post(address("people_list_add", home), {"file": file})


def matched(client, home, taken, **given):
    page = client.get(address("people_list_detail", home, pk=taken.pk))
    form = page.context["form"]
    sent = {name: form.initial.get(name) or "" for name in form.fields}
    return client.post(address("people_list_detail", home, pk=taken.pk), {**sent, **given})


def work():
    while jobs.work(clock=timezone.now):
        pass


def bring(client, home, place, text=LIST):
    send(client, home, text)
    taken = PeopleList.objects.order_by("-pk").first()
    answer = matched(client, home, taken, project=place.pk, begin="1")
    assert answer.status_code == 302
    work()
    return PeopleList.objects.get(pk=taken.pk)


def outcome(people_list):
    rows = PeopleListRow.objects.filter(people_list=people_list)
    return list(rows.values_list("number", "result", "problem"))
