"""What only jobs know."""

import pghistory
from django.db import models

from directory.models import Detail, Workplace
from directory.models.detail import many
from directory.vocabulary import choices


@pghistory.track()
class Job(Detail):
    """Work that uses one's own experience. Pay is always a number with its unit."""

    workplace = models.ForeignKey(Workplace, null=True, on_delete=models.PROTECT, related_name="jobs")
    employment_type = models.CharField(max_length=40, choices=choices("employment_type"))
    # An employment contract. Registered, honorarium and unpaid roles are not, and are labelled so.
    is_employment = models.BooleanField()
    role_is = models.CharField(max_length=20, choices=choices("role_is"), default="staff")
    work_setting = many()
    tasks = many()
    disclosure_option = many()
    work_conditions = many()
    pay_unit = models.CharField(max_length=20, choices=choices("pay_unit"))
    pay_min = models.PositiveIntegerField(null=True, blank=True)  # yen per pay_unit
    pay_max = models.PositiveIntegerField(null=True, blank=True)
    hours_week_min = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    hours_week_max = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    training_requirement = many()
    apply_until = models.DateField(null=True, blank=True)  # Asia/Tokyo, inclusive

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pay_unit__in=["expenses_only", "none"]) | models.Q(pay_min__isnull=False),
                name="job_pay_is_a_number",
            ),
            models.CheckConstraint(
                condition=models.Q(pay_max__isnull=True) | models.Q(pay_max__gte=models.F("pay_min")),
                name="job_pay_range",
            ),
        ]
