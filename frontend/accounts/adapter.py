"""How django-allauth speaks here: our sentences, our mails, no answer that tells who has an account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from directory import mail
from directory.models import Person
from directory.texts import current_lang
from directory.vocabulary import Lang
from frontend.accounts.words import CHANGES, ERRORS, MAILS, NOTICES
from frontend.public.language import by_lang

SHORTEST_PASSWORD = 10
_EASY_TO_GUESS = (
    CommonPasswordValidator(),
    NumericPasswordValidator(),
    UserAttributeSimilarityValidator(user_attributes=("email", "nickname")),
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = ERRORS

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: pages answer with pages, whatever a client says it would like."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether to lead there after signing in; not to what is no address at all."""
        try:
            safe: bool = super().is_safe_url(url)
        except ValueError:
            return False
        return safe

    def clean_password(self, password: str, user: Any = None) -> str:
        """The password, if it is long enough and on no list of usual ones."""
        if len(password) < SHORTEST_PASSWORD:
            raise forms.ValidationError(
                _("短すぎます。%(least)d文字以上にしてください。") % {"least": SHORTEST_PASSWORD}
            )
        try:
            for validator in _EASY_TO_GUESS:
                validator.validate(password, user)
        except ValidationError:
            raise forms.ValidationError(
                _("あてられやすいパスワードです。ほかのものにしてください。")
            ) from None
        return password

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.language = current_lang()
        return super().save_user(request, user, form, commit)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or NOTICES.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Our own mail in place of allauth's, in the language of the person, or of the page.

        Its code, or where to go on: nothing else of allauth's context is handed to it.
        """
        lang = _lang_of(email)
        with translation.override(by_lang(lang).code):
            values: dict[str, Any] = {
                "code": context.get("code", ""),
                "sign_in_url": mail.address("account_login", lang=lang),
                "sign_up_url": mail.address("account_signup", lang=lang),
                "account_url": mail.address("account_home", lang=lang),
            }
            name = MAILS.get(template_prefix)
            if name is None:
                name, values["change"] = "account_changed", str(CHANGES[template_prefix])
        with transaction.atomic():
            mail.send(name, email, lang=lang, context=values)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        """After a new address was confirmed; who signs up goes on to what they wanted."""
        return reverse("account_home")


def _lang_of(email: str) -> Lang:
    known = Person.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return mail.lang_of(known) if known else current_lang()
