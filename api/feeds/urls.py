"""The addresses of feeds."""

from django.urls import path

from api.feeds.calendars import group_calendar, groups_calendar

urlpatterns = [
    path("feeds/groups.ics", groups_calendar, name="feed-groups"),
    path("groups/<uuid:group_id>/calendar.ics", group_calendar, name="group-calendar"),
]
