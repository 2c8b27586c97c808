"""Support at work."""

from django.utils.translation import gettext_lazy as _

from jobs.form.field import Field, Kind

FIELDS = (
    Field("team_profession", _("いっしょに働く職種"), Kind.TERMS, enum="team_profession"),
    Field("supervision_by", _("相談やふりかえりの相手"), Kind.LINE),
    Field("supervision_how_often", _("ふりかえりの回数"), Kind.LINE),
    Field("supervision_paid", _("ふりかえりの時間にもお金が出るか"), Kind.YES_NO),
    Field(
        "accommodations",
        _("合理的配慮"),
        Kind.TEXT,
        hint=_("いままでに話し合って決めたことを、例で書きます。"),
    ),
    Field("training_requirement", _("研修の条件"), Kind.TERMS, enum="training_requirement"),
    Field("training_paid", _("研修の費用と時間"), Kind.LINE),
    Field("kasan_status", _("ピアサポートの加算"), Kind.TERM, enum="kasan_status"),
    Field("trial_visit", _("見学や体験"), Kind.LINE),
)
