"""The Django admin: every table to look at, for administrators."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from backend import admin_login
from core import clock, throttling
from core.addresses import client_address, line_of
from core.errors import DomainError
from core.read_only_admin import ReadOnlyAdmin
from core.retries import in_transaction
from users import rights
from users.models import User
from users.serializers.auth import LONGEST_EMAIL, LONGEST_PASSWORD
from users.services import logins
from users.services.logins import Tokens
from users.throttling import allowances_to_log_in

CHANGE_PASSWORD_PAGE = "/change-password"  # noqa: S105


class LogInForm(forms.Form):
    """Named as the template of Django's own form names them."""

    username = forms.CharField(
        label="E-mail",
        max_length=LONGEST_EMAIL,
        widget=forms.TextInput({"autofocus": True, "autocomplete": "username"}),
    )
    password = forms.CharField(
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class ReadOnlySite(AdminSite):
    site_header = site_title = "Leave management"
    index_title = "Records"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only pages that cannot write; what Django registers of its own accord stays away."""
        if admin_class is not None and issubclass(admin_class, ReadOnlyAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and rights.may_look_at_records(request.user)

    @method_decorator(sensitive_post_parameters())
    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """As at the API's login: the same limits, lock-out, audit and kind of login."""
        if request.method != "POST" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        form = LogInForm(request.POST if request.method == "POST" else None)
        tokens = _admit(request, form) if form.is_valid() else None
        wanted = _wanted_page(request)
        if tokens is not None:
            response = HttpResponseRedirect(wanted)
            admin_login.keep(response, tokens.access)
            rotate_token(request)
            return response
        context = {
            **self.each_context(request),
            "title": "Log in",
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            "next": wanted,
            "form": form,
        }
        return TemplateResponse(request, "admin/login.html", context | (extra_context or {}))

    @method_decorator(never_cache)
    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        login = admin_login.login_of(request)
        if login is not None:
            in_transaction(lambda: logins.log_out_of(login, now=clock.now()))
        response = HttpResponseRedirect(reverse("admin:login"))
        admin_login.drop(response)
        return response

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The web client has a page for it, which ends all logins as it should."""
        return HttpResponseRedirect(CHANGE_PASSWORD_PAGE)

    password_change_done = password_change  # type: ignore[assignment]


def _admit(request: HttpRequest, form: LogInForm) -> Tokens | None:
    email, password = form.cleaned_data["username"], form.cleaned_data["password"]
    now = clock.now()
    try:
        for allowance in allowances_to_log_in(line_of(request), email):
            throttling.spend(allowance, now)
        return logins.log_in(
            email=email,
            password=password,
            address=client_address(request),
            now=now,
            admits=rights.may_look_at_records,
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return None


def _wanted_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")
