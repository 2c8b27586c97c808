"""The forms of an organisation and its colleagues."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from directory.models import Membership, Municipality, Organization
from directory.organizations import OrganizationText
from frontend.forms import Form, PlainSelect, TermField, TextField
from frontend.manage.organizations.municipality_choice import options


class OrganizationForm(Form):
    """Everything an owner says about an organisation. `text()` once it is valid."""

    name = TextField(label=_("団体の名前"), help_text=_("正式な名前を書いてください。"), max_length=120)
    name_kana = TextField(
        label=_("名前の読みかた"), help_text=_("ひらがなで"), max_length=200, required=False
    )
    name_en = TextField(label=_("英語の名前"), max_length=200, required=False)
    org_type = TermField("org_type", label=_("どんな団体ですか"), select=True, empty=_("えらんでください"))
    municipality = TextField(
        label=_("団体のある市区町村"),
        help_text=_("市区町村の名前か、郵便番号を書いてください。例：松江市、690-0887"),
        max_length=100,
    )
    municipality_code = forms.ChoiceField(
        label=_("どの市区町村ですか"),
        choices=(),
        required=False,
        widget=forms.RadioSelect,
    )
    description = TextField(
        label=_("団体の紹介"),
        help_text=_("何をしている団体か、短く。みんなに見えます。"),
        max_length=1000,
        lines=True,
        required=False,
    )
    description_en = TextField(label=_("英語での紹介"), max_length=2000, lines=True, required=False)
    website = forms.URLField(
        label=_("ホームページ"),
        help_text=_("例：https://www.example.jp/"),
        max_length=300,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = self.data.get("municipality", "") if self.is_bound else ""
        self._options = options(typed) if typed else []
        if len(self._options) > 1:
            choice = self.fields["municipality_code"]
            choice.choices = [(each.code, each.name) for each in self._options]  # type: ignore[attr-defined]
        else:
            # Only asked for where a name is that of several places.
            del self.fields["municipality_code"]

    def clean(self) -> dict[str, Any]:
        """Find the municipality that is meant, or ask which one."""
        values = super().clean() or {}
        if "municipality" in values and not self.has_error("municipality_code"):
            if not self._options:
                self.add_error(
                    "municipality",
                    _("この場所が見つかりません。市区町村の名前か、郵便番号を書いてください。"),
                )
            elif len(self._options) == 1:
                values["municipality_code"] = self._options[0].code
            elif not values["municipality_code"]:
                self.add_error(
                    "municipality_code", _("同じ名前の場所がいくつかあります。一つえらんでください。")
                )
        return values

    def text(self) -> OrganizationText:
        """What was written, for the domain."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "municipality_code"}
        municipality = Municipality.objects.get(pk=self.cleaned_data["municipality_code"])
        return OrganizationText(**{**values, "municipality": municipality})

    @classmethod
    def of(cls, organization: Organization) -> "OrganizationForm":
        """The form as it stands today."""
        names = ("name", "name_kana", "name_en", "org_type", "description", "description_en", "website")
        initial = {name: getattr(organization, name) for name in names}
        return cls(initial={**initial, "municipality": organization.municipality.full_name_ja})


ROLES = [
    (Membership.Role.EDITOR, _("書く人：求人、職場、チェックリストを書きます")),
    (Membership.Role.OWNER, _("管理する人：それに加えて、仲間と団体の情報を管理します")),
]


class InvitationForm(Form):
    """Whom an owner invites."""

    email = forms.EmailField(
        label=_("仲間のメールアドレス"),
        help_text=_("このアドレスの人だけが使えるリンクを送ります。14日のあいだ、一度だけ使えます。"),
        max_length=254,
    )
    role = forms.ChoiceField(
        label=_("役割"), choices=ROLES, initial=Membership.Role.EDITOR, widget=forms.RadioSelect
    )
    lang = forms.ChoiceField(
        label=_("メールのことば"),
        choices=[("ja", "日本語"), ("easy", "やさしい日本語"), ("en", "English")],
        initial="ja",
        widget=PlainSelect,
    )
