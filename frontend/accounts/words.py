"""What django-allauth says, in our words: its own catalogues have no plain Japanese."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("コードがちがうようです。メールをもういちど見てください。")
TOO_MANY = _("何度もためされたので、しばらく止めています。少し待ってから、もういちどためしてください。")

ERRORS: dict[str, Any] = {
    "account_inactive": _("このアカウントは、いま使えません。"),
    "cannot_remove_primary_email": _("このメールアドレスは消せません。"),
    "duplicate_email": _("いまと同じメールアドレスです。"),
    "email_password_mismatch": _("メールアドレスかパスワードが、ちがうようです。"),
    "email_taken": _("このメールアドレスは使えません。"),
    "enter_current_password": _("いまのパスワードが、ちがうようです。"),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("パスワードが、ちがうようです。"),
    "invalid_login": _("メールアドレスかパスワードが、ちがうようです。"),
    "max_email_addresses": _("このメールアドレスは使えません。"),
    "too_many_login_attempts": TOO_MANY,
    "unknown_email": _("このメールアドレスは使えません。"),
    "unverified_primary_email": _("先に、メールアドレスを確かめてください。"),
    "same_as_current": _("いまと同じメールアドレスです。"),
    "rate_limited": TOO_MANY,
}

SECOND_FACTOR_ERRORS: dict[str, Any] = {
    "add_email_blocked": _("このメールアドレスは使えません。"),
    "cannot_delete_authenticator": _("いまは、外せません。"),
    "cannot_generate_recovery_codes": _("先に、2つ目の確認を用意してください。"),
    "incorrect_code": _("コードがちがうようです。新しいコードでもういちどためしてください。"),
    "unverified_email": _("先に、メールアドレスを確かめてください。"),
}

# Said once on the next page, by the name of allauth's template. What is not here is not said.
NOTICES: dict[str, Any] = {
    "account/messages/logged_out.txt": _("ログアウトしました。"),
    "account/messages/email_confirmed.txt": _("メールアドレスを確かめました。"),
    "account/messages/email_confirmation_failed.txt": _("このメールアドレスは使えません。"),
    "account/messages/password_changed.txt": _("パスワードを変えました。"),
    "account/messages/password_set.txt": _("パスワードを決めました。"),
    "mfa/messages/totp_activated.txt": _("認証アプリを使えるようにしました。"),
    "mfa/messages/totp_deactivated.txt": _("認証アプリを外しました。"),
    "mfa/messages/webauthn_added.txt": _("パスキーを加えました。"),
    "mfa/messages/webauthn_removed.txt": _("パスキーを外しました。"),
    "mfa/messages/recovery_codes_generated.txt": _(
        "予備のコードを作りました。紙に書くなどして、とっておいてください。"
    ),
}

# What a mail tells the owner of an account, by the name of allauth's template.
CHANGES: dict[str, Any] = {
    "account/email/email_changed": _("メールアドレスが変わりました。"),
    "account/email/email_confirm": _("メールアドレスが確かめられました。"),
    "account/email/email_deleted": _("メールアドレスが消されました。"),
    "account/email/password_changed": _("パスワードが変わりました。"),
    "account/email/password_reset": _("パスワードが新しくなりました。"),
    "account/email/password_set": _("パスワードが決められました。"),
    "mfa/email/recovery_codes_generated": _("予備のコードが新しくなりました。"),
    "mfa/email/totp_activated": _("認証アプリが使えるようになりました。"),
    "mfa/email/totp_deactivated": _("認証アプリが外されました。"),
    "mfa/email/webauthn_added": _("パスキーが加わりました。"),
    "mfa/email/webauthn_removed": _("パスキーが外されました。"),
}

# Our templates of the other mails.
MAILS = {
    "account/email/login_code": "sign_in_code",
    "account/email/email_confirmation_signup": "confirm_email",
    "account/email/email_confirmation": "confirm_email",
    "account/email/account_already_exists": "account_exists",
    "account/email/unknown_account": "no_account",
    "account/email/password_reset_code": "password_code",
}
