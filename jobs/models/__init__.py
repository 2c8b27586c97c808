"""The tables of work."""

from jobs.models.job import Job
from jobs.models.minimum_wage import MinimumWage
from jobs.models.readiness import ANSWERS, Answer, Assessment, CoSignature

__all__ = ["ANSWERS", "Answer", "Assessment", "CoSignature", "Job", "MinimumWage"]
