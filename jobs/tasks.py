"""Work of this room that runs by itself. Every task may run twice without harm."""

from procrastinate.contrib.django import app

from jobs import reminders
from jobs.readiness import cosigning, projection


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="forget_old_links")
def forget_old_links(timestamp: int) -> int:
    """Once a night: delete links to co-sign that nobody used in time. Returns how many."""
    return cosigning.forget_old_links()


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="project_readiness")
def project_readiness(timestamp: int) -> int:
    """Once an hour: checklists that have expired find no jobs any more. Returns how many jobs changed."""
    return projection.project_all()


@app.periodic(cron="27 * * * *")
@app.task(queueing_lock="remind_of_checklists")
def remind_of_checklists(timestamp: int) -> int:
    """Once an hour: mails about checklists that end soon or have ended. Returns how many checklists."""
    return reminders.remind_of_checklists()
