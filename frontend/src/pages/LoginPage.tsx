import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { EntryLayout } from "@/components/EntryLayout";
import { LoginForm } from "@/features/auth/LoginForm";
import { paths } from "@/lib/paths";

export default function LoginPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const search = params.toString();
  return (
    <EntryLayout title={t("login.title")} subtitle={t("login.subtitle")}>
      <LoginForm />
      <p className="muted">
        {t("login.noAccount")} <Link to={`${paths.signup}${search && `?${search}`}`}>{t("login.signUp")}</Link>
      </p>
    </EntryLayout>
  );
}
