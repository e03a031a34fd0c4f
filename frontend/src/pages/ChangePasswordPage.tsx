import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";

import { EntryLayout } from "@/components/EntryLayout";
import { useMe } from "@/features/auth/AuthContext";
import { ChangePasswordForm } from "@/features/auth/ChangePasswordForm";
import { SignOutButton } from "@/features/auth/SignOutButton";
import { safeNext } from "@/lib/safeNext";

export default function ChangePasswordPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const leave = () => void navigate(safeNext(params.get("next")), { replace: true });
  return (
    <EntryLayout
      title={t("password.title")}
      subtitle={t(me.must_change_password ? "password.forced" : "password.subtitle")}
    >
      <ChangePasswordForm onChanged={leave} />
      {me.must_change_password ? (
        <SignOutButton />
      ) : (
        <Button type="text" block onClick={leave}>
          {t("common.cancel")}
        </Button>
      )}
    </EntryLayout>
  );
}
