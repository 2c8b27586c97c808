"""Sample jobs, with their workplaces, checklists and the groups these are in touch with."""

from jobs.samples.listings import hourly_base, make

__all__ = ["hourly_base", "make"]
