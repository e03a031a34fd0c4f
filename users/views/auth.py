"""Signing in and out, and one's own password. None of it takes an Idempotency-Key."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.addresses import client_address, line_of
from core.api import ApiView, plain_command
from core.permissions import HasOwnPassword
from core.throttling import Allowance
from users import cookies
from users.errors import NotSignedInError, TokenInvalidError
from users.permissions import IsSignedIn
from users.requests import UserRequest
from users.serializers.auth import (
    ChangePasswordSerializer,
    LoggedInSerializer,
    LogInSerializer,
    MeSerializer,
    OnboardingSerializer,
    RefreshSerializer,
    RegisterSerializer,
    TokensSerializer,
)
from users.serializers.profile import UserSerializer
from users.services import accounts, logins
from users.throttling import allowances_to_log_in
from users.tokens import read_refresh_token


class OpenView(ApiView):
    """Reads no access token: a stale one must not keep anybody from signing in."""

    authentication_classes = []
    permission_classes = [AllowAny]


class RegisterView(OpenView):
    def allowances(self, request: Request) -> list[Allowance]:
        return [Allowance("register", line_of(request))]

    @extend_schema(
        summary="Sign up", request=RegisterSerializer, responses={201: UserSerializer}, auth=[]
    )
    @plain_command
    def post(self, request: Request) -> Response:
        """Sign up, where the company of the address lets people join; then log in."""
        form = RegisterSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = accounts.register(now=clock.now(), **form.validated_data)
        return Response(UserSerializer(person).data, status=status.HTTP_201_CREATED)


class LogInView(OpenView):
    def allowances(self, request: Request) -> list[Allowance]:
        email = str(dict(request.data).get("email", ""))
        return allowances_to_log_in(line_of(request), email)

    @extend_schema(summary="Log in", request=LogInSerializer, responses=LoggedInSerializer, auth=[])
    def post(self, request: Request) -> Response:
        """Unknown, wrong and inactive answer alike. The refresh token is also set as a cookie."""
        cookies.require_own_origin(request)
        form = LogInSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        tokens = logins.log_in(
            address=client_address(request), now=clock.now(), **form.validated_data
        )
        return _with_cookie(request, tokens, LoggedInSerializer)


class RefreshView(OpenView):
    def allowances(self, request: Request) -> list[Allowance]:
        """Per login, so that an office behind one address never runs into it."""
        try:
            claims = read_refresh_token(_presented(request))
        except (NotSignedInError, TokenInvalidError):
            return [Allowance("anonymous", line_of(request))]
        return [Allowance("refresh", str(claims.login_id))]

    @extend_schema(
        summary="Renew the tokens", request=RefreshSerializer, responses=TokensSerializer, auth=[]
    )
    def post(self, request: Request) -> Response:
        """Rotate the refresh token. Presenting a spent one ends the login."""
        tokens = logins.refresh(raw=_presented(request), now=clock.now())
        return _with_cookie(request, tokens, TokensSerializer)


class LogOutView(OpenView):
    @extend_schema(summary="Log out", request=RefreshSerializer, responses={200: None}, auth=[])
    @plain_command
    def post(self, request: Request) -> Response:
        """End the login of the refresh token, its access tokens included."""
        logins.log_out(raw=_presented(request), now=clock.now())
        response = Response()
        cookies.drop_token(request, response)
        return response


class MeView(ApiView):
    permission_classes = [IsSignedIn]

    @extend_schema(summary="Read who one is and what one may do", responses=MeSerializer)
    def get(self, request: UserRequest) -> Response:
        return Response(MeSerializer(request.user).data)


class ChangePasswordView(ApiView):
    permission_classes = [IsSignedIn]

    @extend_schema(
        summary="Change one's own password",
        request=ChangePasswordSerializer,
        responses=TokensSerializer,
    )
    def post(self, request: UserRequest) -> Response:
        """Every login ends, this one too; the answer opens a new one."""
        cookies.require_own_origin(request)
        form = ChangePasswordSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        tokens = accounts.change_password(
            user=request.user,
            address=client_address(request),
            now=clock.now(),
            **form.validated_data,
        )
        return _with_cookie(request, tokens, TokensSerializer)


class OnboardingView(ApiView):
    permission_classes = [HasOwnPassword]

    @extend_schema(
        summary="Choose one's own place, once",
        request=OnboardingSerializer,
        responses=UserSerializer,
    )
    @plain_command
    def put(self, request: UserRequest) -> Response:
        """Choose, once, where one works."""
        form = OnboardingSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = accounts.complete_onboarding(
            user=request.user, wanted=form.validated_data, now=clock.now()
        )
        return Response(UserSerializer(person).data)


def _presented(request: Request) -> str:
    cookies.require_own_origin(request)
    form = RefreshSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return cookies.presented_token(request, form.validated_data.get("refresh"))


def _with_cookie(
    request: Request, tokens: logins.Tokens, serializer: type[TokensSerializer]
) -> Response:
    response = Response(serializer(tokens).data)
    cookies.keep_token(request, response, tokens.refresh)
    return response
