"""Work that runs by itself. Every task may run twice without harm."""

import logging

from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from directory import mail, projection, reminders, totals
from directory.meetings import occurrences
from directory.tiles import upkeep

logger = logging.getLogger(__name__)
_MAIL_RETRIES = 8


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


@app.periodic(cron="57 3 * * *")
@app.task(queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> int:
    """Once a night: sessions that have run out, with the addresses in them. Returns how many."""
    deleted, _tables = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return deleted


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


@app.task(pass_context=True, retry=RetryStrategy(max_attempts=_MAIL_RETRIES, exponential_wait=4))
def deliver_mail(context: JobContext, to: str, subject: str, body: str) -> None:
    """Send one mail; tried again for some hours while the mail server does not answer, then given up.

    A job that fails is kept, and logged with all that it was given: addresses, codes, links that are secret.
    So the last attempt does not fail; it says that a mail was lost, and why, and nothing of the mail.
    """
    try:
        mail.deliver(to, subject, body)
    except Exception as problem:
        if context.job.attempts < _MAIL_RETRIES:
            raise
        logger.error("mail of job %s was given up: %s", context.job.id, type(problem).__name__)
