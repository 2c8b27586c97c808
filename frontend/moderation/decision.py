"""Forms for what moderators decide: one choice, and words where somebody has to be told why."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Review
from directory.texts import tidy
from frontend.forms import Form

LONGEST = 1000  # characters


class DecisionForm(Form):
    """A choice with words. `needs_words`: the choices that need them, and what is said without them."""

    needs_words: dict[str, Any] = {}

    words = forms.CharField(max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 5}))

    def clean_words(self) -> str:
        return tidy(self.cleaned_data["words"], lines=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        missing = self.needs_words.get(cleaned.get("decision", ""))
        if missing and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", missing)
        return cleaned


class ReviewForm(DecisionForm):
    """Approve, return with words, decline with a reason."""

    decision = forms.ChoiceField(label=_("どうしますか"), widget=forms.RadioSelect)
    # What the page showed (`reviews.stamp_of`).
    read = forms.CharField(required=False, widget=forms.HiddenInput)
    needs_words = {
        "return": _("何を直してほしいかを、書いてください。"),
        "decline": _("断るわけを、書いてください。"),
    }
    field_order = ["decision", "words"]

    def __init__(self, review: Review, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decision = cast(forms.ChoiceField, self.fields["decision"])
        decision.choices = [
            ("approve", _("載せる") if review.listing_id else _("団体があることを、確かめた")),
            ("return", _("お願いをつけて返す")),
            ("decline", _("断る")),
        ]
        self.fields["words"].label = _("載せた人へのことば")
        self.fields["words"].help_text = _(
            "メールと管理のページで、そのまま読まれます。返すときと断るときは、かならず書いてください。"
        )


class ReportDecisionForm(DecisionForm):
    """Pass it on, take the listing out of sight, close or dismiss the report."""

    decision = forms.ChoiceField(
        label=_("どうしますか"),
        choices=[
            ("pass_on", _("載せた人に、もういちど確かめてもらう")),
            ("take_out", _("すぐに見えないようにして、順番待ちに入れる")),
            ("close", _("終わりにする")),
            ("dismiss", _("とりあげない")),
        ],
        widget=forms.RadioSelect,
    )
    needs_words = {"dismiss": _("とりあげないわけを、書いてください。")}
    field_order = ["decision", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("担当の人のメモ")
        self.fields["words"].help_text = _(
            "載せた人には見えません。とりあげないときは、かならず書いてください。"
        )
