"""Work that runs by itself. Every task may run twice without harm."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from directory import mail, projection, reminders, totals
from directory.meetings import occurrences
from directory.tiles import upkeep


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="expire_listings")
def expire_listings(timestamp: int) -> int:
    """Once an hour: retire what was not confirmed in time, and tell its owners. Returns how many."""
    return reminders.retire_listings()


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="remind_of_listings")
def remind_of_listings(timestamp: int) -> int:
    """Once an hour: mails about listings that retire soon. Returns how many listings."""
    return reminders.remind_of_listings()


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="sweep_spots")
def sweep_spots(timestamp: int) -> int:
    """Once a night: forget points on which nothing stands any more. Returns how many."""
    return projection.sweep_spots()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="fold_changes")
def fold_changes(timestamp: int) -> int:
    """Once a minute: add what changed to the sums; no reader sees a difference. Returns how many changes."""
    return upkeep.fold() + totals.fold()


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="write_occurrences")
def write_occurrences(timestamp: int) -> int:
    """Once a night: the dates of meetings for another day ahead. Returns how many were written."""
    return occurrences.write_all()


@app.task(retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def deliver_mail(to: str, subject: str, body: str) -> None:
    """Send one mail; tried again for some hours while the mail server does not answer."""
    mail.deliver(to, subject, body)
