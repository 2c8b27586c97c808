"""What only jobs know."""

import pghistory
from django.db import models

from directory.models import Detail, Workplace
from directory.models.detail import many
from directory.vocabulary import choices


def text(longest: int) -> models.CharField:
    """A text of the owner in the listing's own language; empty: not written yet."""
    return models.CharField(max_length=longest, blank=True, default="")


def hours() -> models.DecimalField:
    """Hours with one decimal; null: not written."""
    return models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)


@pghistory.track()
class Job(Detail):
    """Work that uses one's own experience. Pay is always a number with its unit.

    Columns stand in the order in which a person decides (`jobs/form/fields.py`). Texts are in the listing's
    language; the three that people decide by have translations. Empty and null mean "not written yet",
    never "no": a yes-or-no column that may be unknown is null.
    """

    workplace = models.ForeignKey(Workplace, null=True, on_delete=models.PROTECT, related_name="jobs")

    # What it is.
    employment_type = models.CharField(max_length=40, choices=choices("employment_type"))
    # An employment contract. Registered, honorarium and unpaid roles are not, and are labelled so.
    is_employment = models.BooleanField()
    role_is = models.CharField(max_length=20, choices=choices("role_is"), default="staff")
    work_setting = many()
    recruiter_name = text(120)  # who recruits, by its legal name (Employment Security Act)
    openings = models.PositiveSmallIntegerField(null=True, blank=True)  # how many are wanted

    # What one does, and does not do.
    tasks = many()
    duties = text(1000)
    duties_en = text(2000)
    duties_easy = text(3000)
    not_tasks = text(600)
    not_tasks_en = text(1200)
    not_tasks_easy = text(1800)
    how_fixed = models.CharField(max_length=20, choices=choices("how_fixed"), blank=True, default="")
    role_shaped_by = text(300)  # who shapes the role
    role_reviewed = text(300)  # when it is reviewed
    contact_length = text(200)  # how long one usually stays in touch with a user of the service
    dual_role = text(300)  # one person, staff and user of the same service
    duties_change_scope = text(300)  # to what the duties may change (since April 2024)
    rewarding = text(600)  # what people who work there say is good about it
    rewarding_en = text(1200)
    rewarding_easy = text(1800)

    # When, and how much of it.
    hours_week_min = hours()  # the smallest possible week
    hours_week_max = hours()
    hours_day = hours()
    days_week_min = models.DecimalField(max_digits=2, decimal_places=1, null=True, blank=True)
    days_week_max = models.DecimalField(max_digits=2, decimal_places=1, null=True, blank=True)
    working_hours = text(300)  # begin and end of work
    breaks = text(200)
    overtime = text(200)
    holidays = text(300)
    work_conditions = many()
    guaranteed_hours = hours()  # a week, that are paid whatever comes
    assignments_month_min = models.PositiveSmallIntegerField(null=True, blank=True)
    assignments_month_max = models.PositiveSmallIntegerField(null=True, blank=True)
    registrar = text(200)  # with whom one registers: an office, an area, a municipality

    # Pay.
    pay_unit = models.CharField(max_length=20, choices=choices("pay_unit"))
    pay_min = models.PositiveIntegerField(null=True, blank=True)  # yen per pay_unit
    pay_max = models.PositiveIntegerField(null=True, blank=True)
    session_hours = hours()  # how long one session takes
    pay_note = text(300)
    fixed_overtime = text(300)  # overtime paid in advance as part of the wage
    allowances = text(300)
    travel_expenses = text(200)
    bonus = text(200)
    raises = text(200)
    pay_day = text(200)
    cancellation_pay = text(200)  # what is paid when an assignment is called off
    insurance = many()
    # Why pay below the minimum wage is lawful here: permitted by the labour bureau, or a public post.
    minimum_wage_exception = models.CharField(
        max_length=20,
        choices=[("reduction", "減額特例"), ("public_fiscal", "会計年度任用職員")],
        blank=True,
        default="",
    )

    # The contract.
    fixed_term = models.BooleanField(null=True, blank=True)
    contract_months = models.PositiveSmallIntegerField(null=True, blank=True)
    contract_term = text(200)  # in words, when months do not say it
    renewal_standard = text(300)
    renewal_cap = text(200)
    trial_period = text(200)

    # Where, and how to get there (the workplace knows the rest).
    workplace_change_scope = text(300)
    driving_required = models.BooleanField(null=True, blank=True)
    commute = text(300)
    travel_winter = text(300)
    travel_islands = text(300)
    smoking_measure = models.CharField(
        max_length=20, choices=choices("smoking_measure"), blank=True, default=""
    )
    smoking_note = text(200)

    # Support at work.
    team_profession = many()
    supervision_by = text(200)
    supervision_how_often = text(200)
    supervision_paid = models.BooleanField(null=True, blank=True)
    accommodations = text(600)
    training_requirement = many()
    training_paid = text(200)
    kasan_status = models.CharField(max_length=20, choices=choices("kasan_status"), blank=True, default="")
    trial_visit = text(300)

    # What will be asked, and never asked.
    disclosure_option = many()
    handbook = models.CharField(max_length=20, choices=choices("handbook"), blank=True, default="")
    apply_steps = text(600)  # how many, with whom, what happens; a line each
    documents = text(300)
    asked = text(600)
    never_asked = text(600)
    apply_until = models.DateField(null=True, blank=True)  # Asia/Tokyo, inclusive
    starts_on = models.DateField(null=True, blank=True)
    start_note = text(200)

    # Derived: the items that the workplace's present checklist answers "yes" or "in progress" with evidence
    # (`jobs/readiness/projection.py`). Searches filter by it.
    readiness = many()

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
            models.CheckConstraint(
                condition=models.Q(hours_week_min__isnull=True)
                | models.Q(hours_week_min__gt=0, hours_week_min__lte=168),
                name="job_hours_a_week",
            ),
            models.CheckConstraint(
                condition=models.Q(hours_week_max__isnull=True)
                | models.Q(hours_week_max__gt=0, hours_week_max__lte=168),
                name="job_most_hours_a_week",
            ),
        ]
