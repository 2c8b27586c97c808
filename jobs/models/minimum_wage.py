"""The minimum wage of each prefecture: a dated table that the operator loads."""

from django.db import models

from directory.models import Prefecture


class MinimumWage(models.Model):
    """What an hour of employment must pay at least in a prefecture from a day on (Minimum Wage Act, art. 9).

    yen: per hour. effective_from: the first day (Asia/Tokyo). source: where the operator has it from.
    """

    prefecture = models.ForeignKey(Prefecture, on_delete=models.PROTECT, related_name="minimum_wages")
    yen = models.PositiveIntegerField()
    effective_from = models.DateField()
    source = models.CharField(max_length=300, blank=True)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["prefecture_id", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["prefecture", "effective_from"], name="minimum_wage_once")
        ]

    def __str__(self) -> str:
        return f"{self.prefecture_id} {self.effective_from}: {self.yen}"
