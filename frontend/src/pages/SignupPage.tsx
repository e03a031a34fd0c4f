import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { EntryLayout } from "@/components/EntryLayout";
import { SignupForm } from "@/features/auth/SignupForm";
import { paths } from "@/lib/paths";

export default function SignupPage() {
  const { t } = useTranslation();
  return (
    <EntryLayout title={t("signup.title")} subtitle={t("signup.subtitle")}>
      <SignupForm />
      <p className="muted">
        {t("signup.haveAccount")} <Link to={paths.login}>{t("login.submit")}</Link>
      </p>
    </EntryLayout>
  );
}
