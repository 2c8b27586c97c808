"""How allauth's second factors speak here."""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from directory.texts import without_ruby
from frontend.accounts.words import SECOND_FACTOR_ERRORS


class MfaAdapter(DefaultMFAAdapter):
    error_messages = SECOND_FACTOR_ERRORS

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        """What a passkey is called until its owner calls it something else."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return without_ruby(_("パスキー %(number)s") % {"number": count})

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the name by which the site is known, however a request calls it."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "localhost", "name": "Tonari"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.nickname or user.email}
