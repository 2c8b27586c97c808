"""The form of one item of the checklist. Its rules are those of the domain (`jobs.readiness.rules`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.vocabulary import Lang
from frontend.forms import Form
from jobs.readiness.drafting import ITEM_FIELDS
from jobs.readiness.instruments import Item, current
from jobs.readiness.rules import Given, problems_of


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ItemForm(Form):
    """Its fields are named `A1-answer`, `A1-evidence`... as in a draft."""

    answer = forms.CharField(label=_("答え"), required=False, widget=forms.RadioSelect)
    evidence = forms.CharField(label=_("具体的な様子"), required=False, widget=_area())
    would_help = forms.CharField(
        label=_("何があると、できそうですか"),
        help_text=_("書かなくてもかまいません。人手、研修、ほかの職場の例など。"),
        required=False,
        widget=_area(2),
    )
    reason = forms.CharField(label=_("当てはまらない理由"), required=False, widget=_area(2))
    evidence_en = forms.CharField(label=_("英語で書く（任意）"), required=False, widget=_area())
    evidence_easy = forms.CharField(
        label=_("やさしい日本語で書く（任意）"),
        help_text=_("短い文で、1つの文に1つのことを書きます。"),
        required=False,
        widget=_area(),
    )

    def __init__(self, item: Item, lang: Lang, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=item.id, **kwargs)
        self.item = item
        widget = self.fields["answer"].widget
        assert isinstance(widget, forms.RadioSelect)
        widget.choices = [(each.key, each.label(lang)) for each in current().answers]
        self.fields["answer"].label = item.text(lang)
        self.fields["evidence"].help_text = item.evidence(lang)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = Given.typed(self.item.id, **{name: cleaned.get(name, "") for name in ITEM_FIELDS})
        for name, words in problems_of(given).items():
            if name not in self.errors:
                self.add_error(name, words)
        return cleaned
