"""The mails that wait for the worker."""

import re

from procrastinate.contrib.django.models import ProcrastinateJob


def waiting(to: str | None = None) -> list[dict[str, str]]:
    """What was written, oldest first: `to`, `subject`, `body`."""
    jobs = ProcrastinateJob.objects.filter(task_name="directory.tasks.deliver_mail").order_by("id")
    return [job.args for job in jobs if to is None or job.args["to"] == to]


def code_in(mail: dict[str, str]) -> str:
    """The code of a mail: it stands on a line of its own."""
    found = re.search(r"^ {4}(\S+)$", mail["body"], re.MULTILINE)
    assert found, mail["body"]
    return found[1]
