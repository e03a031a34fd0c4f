import { EditOutlined, KeyOutlined, StopOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";

import { DeactivateDialog } from "./DeactivateDialog";
import { NamesForm } from "./NamesForm";
import styles from "./PersonDrawer.module.css";
import { PersonRefusal } from "./PersonRefusal";
import { ProfileFacts } from "./ProfileFacts";
import { ResetPasswordDialog } from "./ResetPasswordDialog";
import type { Standing } from "./standing";
import { useReactivate } from "./useReactivate";

type Props = { user: User; standing: Standing };

export function AboutPerson({ user, standing }: Props) {
  const { t } = useTranslation("people");
  const [isEditing, setIsEditing] = useState(false);
  const mayEdit = standing === "open" || standing === "self";
  return (
    <div className={styles.about}>
      {isEditing ? <NamesForm key={user.version} user={user} onDone={() => setIsEditing(false)} /> : <ProfileFacts user={user} />}
      {mayEdit && !isEditing && (
        <div>
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setIsEditing(true)}>
            {t("edit")}
          </Button>
        </div>
      )}
      <Account user={user} standing={standing} />
    </div>
  );
}

function Account({ user, standing }: Props) {
  const { t } = useTranslation("people");
  const [open, setOpen] = useState<"deactivate" | "reset">();
  const { bringBack, isPending, error } = useReactivate();
  const close = () => setOpen(undefined);
  return (
    <section className={styles.account} aria-label={t("account")}>
      <h2>{t("account")}</h2>
      <p className="muted">{user.is_active ? t("active") : t("deactivated")}</p>
      {user.is_active && user.must_change_password && <p className="muted">{t("mustChange")}</p>}
      {standing === "self" && <p>{t("why.selfPassword")}</p>}
      {standing === "open" && (
        <div className={styles.buttons}>
          <Button icon={<KeyOutlined aria-hidden />} onClick={() => setOpen("reset")}>
            {t("reset.open")}
          </Button>
          {user.is_active ? (
            <Button danger icon={<StopOutlined aria-hidden />} onClick={() => setOpen("deactivate")}>
              {t("deactivate.open")}
            </Button>
          ) : (
            <Button icon={<UndoOutlined aria-hidden />} loading={isPending} onClick={() => bringBack(user)}>
              {t("reactivate.open")}
            </Button>
          )}
        </div>
      )}
      <PersonRefusal problem={error} />
      {open === "deactivate" && <DeactivateDialog user={user} onClose={close} />}
      {open === "reset" && <ResetPasswordDialog user={user} onClose={close} />}
    </section>
  );
}
