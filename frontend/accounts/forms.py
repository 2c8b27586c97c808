"""allauth's forms, asked and refused in our words (`frontend.forms.Form`), in one column and without
placeholders."""

from typing import Any

from allauth.account import forms as allauth
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Person
from directory.texts import current_lang
from directory.vocabulary import LANGS, Lang
from frontend.accounts.adapter import SHORTEST_PASSWORD
from frontend.accounts.words import SECOND_FACTOR_ERRORS
from frontend.forms import Form
from frontend.public.language import by_lang

_LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
_NOT_AN_ADDRESS = _("メールアドレスの形ではないようです。")
_NEW_PASSWORD = _("%(least)d文字以上です。長い文のようなものが、覚えやすくて強いパスワードです。")
_LABELS: dict[str, Any] = {
    "login": _("メールアドレス"),
    "email": _("メールアドレス"),
    "password": _("パスワード"),
    "oldpassword": _("いまのパスワード"),
    "password1": _("新しいパスワード"),
    "code": _("コード"),
    "name": _("パスキーの名前"),
}


class AccountForm(Form):
    """What allauth calls a field in English is called by our name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = _LABELS.get(name, field.label)
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            if name in ("login", "email"):
                self._judge_address(field)
            if name == "code":
                field.widget.attrs |= {
                    "inputmode": "text",
                    "autocapitalize": "characters",
                    "spellcheck": "false",
                }
        if "password1" in self.fields:
            self.fields["password1"].help_text = _NEW_PASSWORD % {"least": SHORTEST_PASSWORD}

    @staticmethod
    def _judge_address(field: Any) -> None:
        field.error_messages["invalid"] = _NOT_AN_ADDRESS
        for validator in field.validators:
            if getattr(validator, "code", None) == "invalid":
                validator.message = _NOT_AN_ADDRESS
            if getattr(validator, "code", None) == "max_length":
                validator.limit_value = _LONGEST_ADDRESS


class PasswordForm(AccountForm, allauth.LoginForm):
    """Signing in with a password."""

    def _setup_password_field(self) -> None:
        """allauth would leave it out, as signing up asks for none."""


class AskCodeForm(AccountForm, allauth.RequestLoginCodeForm):
    """Signing in with a code by mail."""


class SignUpForm(AccountForm, allauth.SignupForm):
    """An address is all that is asked."""


class LoginCodeForm(AccountForm, allauth.ConfirmLoginCodeForm):
    pass


class EmailCodeForm(AccountForm, allauth.ConfirmEmailVerificationCodeForm):
    pass


class ResetCodeForm(AccountForm, allauth.ConfirmPasswordResetCodeForm):
    pass


class ResetForm(AccountForm, allauth.ResetPasswordForm):
    pass


class NewPasswordForm(AccountForm, allauth.ResetPasswordKeyForm):
    """Typed once: who mistypes it asks for a code again."""

    password2 = None


class ChangePasswordForm(AccountForm, allauth.ChangePasswordForm):
    password2 = None


class SetPasswordForm(AccountForm, allauth.SetPasswordForm):
    password2 = None


class NewEmailForm(AccountForm, allauth.AddEmailForm):
    pass


class AgainForm(AccountForm, allauth.ReauthenticateForm):
    """The password once more, before something that matters."""


class FactorForm(AccountForm, factor.AuthenticateForm):
    pass


class FactorAgainForm(AccountForm, factor.ReauthenticateForm):
    pass


class AddAppForm(AccountForm, totp.ActivateTOTPForm):
    pass


# What fido2 raises when a browser's answer is none.
_NO_ANSWER = (AttributeError, KeyError, TypeError, ValueError)


class AddPasskeyForm(AccountForm, passkey.AddWebAuthnForm):
    """A passkey opens the account without a password; it asks for a finger, a face or a PIN itself."""

    passwordless = None

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean() or {}
        except _NO_ANSWER:
            raise forms.ValidationError(SECOND_FACTOR_ERRORS["incorrect_code"]) from None


class _ShownPasskey(AccountForm):
    """A browser's answer to the question for a passkey."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _NO_ANSWER:
            raise forms.ValidationError(SECOND_FACTOR_ERRORS["incorrect_code"]) from None


class PasskeySignInForm(_ShownPasskey, passkey.LoginWebAuthnForm):
    pass


class PasskeyFactorForm(_ShownPasskey, passkey.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_ShownPasskey, passkey.ReauthenticateWebAuthnForm):
    pass


def _name_of(lang: Lang) -> str:
    """What a language is called; with its reading on pages of plain Japanese."""
    language = by_lang(lang)
    return language.easy_name if current_lang() == "easy" else language.name


class ProfileForm(Form):
    """What others in one's organisation see, and the language of mails."""

    nickname = forms.CharField(
        label=_("よび名"),
        help_text=_("同じ団体の人に見えます。本名でなくてかまいません。"),
        max_length=40,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("メールのことば"),
        choices=lambda: [(lang, _name_of(lang)) for lang in LANGS],
        widget=forms.RadioSelect,
    )

    @classmethod
    def of(cls, person: Person, data: Any = None) -> "ProfileForm":
        """The form as it stands for a person."""
        return cls(data, initial={"nickname": person.nickname, "language": person.language})
