"""The addresses of the loop: asking, answering, results, outcomes."""

from feedback.urls import answering, asking, outcomes, results

app_name = "feedback"
urlpatterns = [
    *asking.urlpatterns,
    *answering.urlpatterns,
    *results.urlpatterns,
    *outcomes.urlpatterns,
]
