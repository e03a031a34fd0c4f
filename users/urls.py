from django.urls import path

from users.views import auth, management, profile

auth_urlpatterns = [
    path("register/", auth.RegisterView.as_view(), name="register"),
    path("login/", auth.LogInView.as_view(), name="login"),
    path("refresh/", auth.RefreshView.as_view(), name="refresh"),
    path("logout/", auth.LogOutView.as_view(), name="logout"),
    path("me/", auth.MeView.as_view(), name="me"),
    path("change-password/", auth.ChangePasswordView.as_view(), name="change-password"),
    path("onboarding/", auth.OnboardingView.as_view(), name="onboarding"),
]

user_urlpatterns = [
    path("", management.PeopleView.as_view(), name="people"),
    path("create/", management.CreatePersonView.as_view(), name="create-person"),
    path("profile/", profile.ProfileView.as_view(), name="profile"),
    path("approver-options/", management.ApproverOptionsView.as_view(), name="approver-options"),
    path("my-subordinates/", management.MySubordinatesView.as_view(), name="my-subordinates"),
    path("<int:pk>/", management.PersonView.as_view(), name="person"),
    path(
        "<int:pk>/reactivate/", management.ReactivatePersonView.as_view(), name="reactivate-person"
    ),
    path("<int:pk>/setup/", management.SetUpPersonView.as_view(), name="set-up-person"),
    path("<int:pk>/reset-password/", management.ResetPasswordView.as_view(), name="reset-password"),
]
