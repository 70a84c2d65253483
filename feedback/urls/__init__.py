"""The addresses of the loop: asking, answering, results, outcomes."""

from feedback.urls import (
    answering,
    asking,
    building,
    carrying,
    checking,
    clock,
    evidence,
    languages,
    meetings,
    outcomes,
    planning,
    public,
    recognition,
    record,
    recording,
    results,
    ways,
    words,
)

app_name = "feedback"
urlpatterns = [
    *asking.urlpatterns,
    *answering.urlpatterns,
    *recording.urlpatterns,
    *results.urlpatterns,
    *outcomes.urlpatterns,
    *record.urlpatterns,
    *recognition.urlpatterns,
    *planning.urlpatterns,
    *evidence.urlpatterns,
    *building.urlpatterns,
    *ways.urlpatterns,
    *meetings.urlpatterns,
    *words.urlpatterns,
    *carrying.urlpatterns,
    *languages.urlpatterns,
    *clock.urlpatterns,
    *checking.urlpatterns,
    *public.urlpatterns,
]
