"""The mails that wait for the worker."""

from procrastinate.contrib.django.models import ProcrastinateJob


def mails() -> list[dict[str, str]]:
    """What was sent so far: `to`, `subject` and `body` of each mail, in order."""
    jobs = ProcrastinateJob.objects.filter(task_name="directory.tasks.deliver_mail").order_by("id")
    return [job.args for job in jobs]
