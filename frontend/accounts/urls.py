"""The addresses of signing in. Only these of django-allauth's exist; their names are allauth's where it uses
them itself."""

from django.urls import path

from frontend.accounts import again, entering, own, passkeys, security
from frontend.accounts.page import open_page, own_page

urlpatterns = [
    # Coming in and going out
    path("login/", open_page(entering.SignIn.as_view()), name="account_login"),
    path("login/code/", open_page(entering.AskCode.as_view()), name="account_request_login_code"),
    path("login/code/confirm/", open_page(entering.EnterCode.as_view()), name="account_confirm_login_code"),
    path("login/passkey/", open_page(passkeys.SignInWithPasskey.as_view()), name="mfa_login_webauthn"),
    path("login/passkey/options/", open_page(passkeys.sign_in_options), name="passkey_options"),
    path("login/second-step/", open_page(entering.SecondFactor.as_view()), name="mfa_authenticate"),
    path("logout/", open_page(entering.SignOut.as_view()), name="account_logout"),
    path("inactive/", open_page(entering.Inactive.as_view()), name="account_inactive"),
    path("signup/", open_page(entering.SignUp.as_view()), name="account_signup"),
    path(
        "confirm-email/", open_page(entering.ConfirmEmail.as_view()), name="account_email_verification_sent"
    ),
    path("password/reset/", open_page(entering.AskReset.as_view()), name="account_reset_password"),
    path(
        "password/reset/code/",
        open_page(entering.ConfirmReset.as_view()),
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/reset/new/",
        open_page(entering.FinishReset.as_view()),
        name="account_complete_password_reset",
    ),
    # One's own account
    path("", own_page(own.home), name="account_home"),
    path("email/", own_page(own.ChangeEmail.as_view()), name="account_email"),
    path("password/", own_page(own.ChangePassword.as_view()), name="account_change_password"),
    path("password/set/", own_page(own.SetPassword.as_view()), name="account_set_password"),
    path("export/", own_page(own.export), name="account_export"),
    path("delete/", own_page(own.delete), name="account_delete"),
    # Showing again that it is oneself
    path("again/", own_page(again.WithPassword.as_view()), name="account_reauthenticate"),
    path("again/code/", own_page(again.WithCode.as_view()), name="mfa_reauthenticate"),
    path("again/passkey/", own_page(again.WithPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    # Second factors
    path("2fa/", own_page(security.Factors.as_view()), name="mfa_index"),
    path("2fa/app/", own_page(security.AddApp.as_view()), name="mfa_activate_totp"),
    path("2fa/app/remove/", own_page(security.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("2fa/codes/", own_page(security.recovery_codes), name="mfa_view_recovery_codes"),
    path("2fa/codes/new/", own_page(security.NewRecoveryCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("2fa/codes/file/", own_page(security.recovery_codes_file), name="mfa_download_recovery_codes"),
    path("2fa/passkeys/", own_page(passkeys.list_passkeys), name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", own_page(passkeys.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "2fa/passkeys/<int:pk>/remove/",
        own_page(passkeys.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
]
