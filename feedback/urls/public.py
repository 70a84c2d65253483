"""Addresses of the public list: the page, its feed, the block to paste, and what stands on it."""

from django.urls import path

from feedback.views import listing, public_list

urlpatterns = [
    path("public/<slug:slug>/", public_list.public_list, name="public_list"),
    path("public/<slug:slug>/feed.atom", public_list.public_feed, name="public_feed"),
    path("o/<slug:org>/public-list/paste/", listing.list_paste, name="list_paste"),
    path(
        "o/<slug:org>/consultations/<int:pk>/happened/list/",
        listing.consultation_list,
        name="consultation_list",
    ),
]
