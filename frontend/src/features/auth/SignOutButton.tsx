import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useSignOut } from "./authApi";

export function SignOutButton() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <Button type="text" block loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {t("layout.signOut")}
    </Button>
  );
}
