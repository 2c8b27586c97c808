"""The readiness checklist of a workplace: versions that stay, their answers, and who signed them with it.

The questions themselves are data files (`jobs/readiness/instruments/`). There is no score here, and nothing
to make one of: no order, no weight, no sum.
"""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from directory.models import Language, Person, Workplace
from directory.models.detail import many
from directory.vocabulary import choices

ANSWERS = [
    ("yes", "できている"),
    ("in_progress", "取り組んでいる"),
    ("not_yet", "まだ"),
    ("na", "当てはまらない"),
]


@pghistory.track()
class Assessment(models.Model):
    """One published version of a workplace's answers. Versions are never changed; the newest is today's.

    instrument: the version of the questions. answered_by_roles: management, staff, peer; never names.
    peers_agreed: the only peer worker there agreed that "yes" may be said. expires_at: twelve months after
    answering. key_person_left_at: somebody on whom it rested has left, so it must be looked at again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="assessments")
    number = models.PositiveSmallIntegerField()
    instrument = models.CharField(max_length=40)
    language = models.CharField(max_length=4, choices=Language.choices, default=Language.JA)
    answered_by_roles = many()
    answered_on = models.DateField()  # Asia/Tokyo
    peers_now = models.CharField(max_length=20, choices=choices("peers_now"), blank=True, default="")
    peers_agreed = models.BooleanField(default=False)
    reflection_aim = models.CharField(max_length=600, blank=True, default="")
    reflection_when = models.CharField(max_length=300, blank=True, default="")
    reflection_public = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField()
    key_person_left_at = models.DateField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["workplace_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["workplace", "number"], name="assessment_number_once"),
            models.CheckConstraint(
                condition=~models.Q(peers_now="yes") | models.Q(peers_agreed=True),
                name="assessment_lone_peer_agreed",
            ),
        ]


@pghistory.track()
class Answer(models.Model):
    """One item answered, with evidence in the employer's own words for "yes" and "in progress"."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=10)
    answer = models.CharField(max_length=20, choices=ANSWERS)
    evidence = models.CharField(max_length=600, blank=True, default="")
    evidence_en = models.CharField(max_length=1200, blank=True, default="")
    evidence_easy = models.CharField(max_length=1800, blank=True, default="")
    would_help = models.CharField(max_length=400, blank=True, default="")  # of "not yet"
    reason = models.CharField(max_length=400, blank=True, default="")  # of "not applicable"
    answered_on = models.DateField()  # kept over versions while the answer stays the same

    class Meta:
        ordering = ["assessment_id", "item"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item"], name="answer_once"),
            models.CheckConstraint(
                condition=~models.Q(answer__in=["yes", "in_progress"]) | ~models.Q(evidence=""),
                name="answer_has_evidence",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="na") | ~models.Q(reason=""), name="answer_has_reason"
            ),
        ]


class CoSignature(models.Model):
    """A peer worker employed there agrees with items of a version. No history: revoking leaves nothing.

    Before it is signed it is an invitation that one person opens with a link. Who opened or declined it is
    not stored. token_hash: of the link; key_hash: of what lets the signer take it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="co_signatures")
    assessment = models.ForeignKey(
        Assessment, null=True, on_delete=models.CASCADE, related_name="co_signatures"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    key_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    nickname = models.CharField(max_length=40, blank=True, default="")
    items = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    sample = models.BooleanField(default=False)
