import { KeyOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Flyout } from "@/components/Flyout";
import { Initials } from "@/components/Initials";
import { Preferences } from "@/components/Preferences";
import { useSignOut } from "@/features/auth/authApi";
import { useMe } from "@/features/auth/AuthContext";
import { fullName } from "@/lib/fullName";
import { paths } from "@/lib/paths";

import styles from "./PersonMenu.module.css";

export function PersonMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const name = fullName(me);
  return (
    <Flyout
      label={t("layout.account", { name })}
      panelLabel={t("layout.account", { name })}
      button={<Initials name={name} />}
    >
      {(close) => <Choices name={name} email={me.email} onChosen={close} />}
    </Flyout>
  );
}

function Choices({ name, email, onChosen }: { name: string; email: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <div className={styles.menu}>
      <div className={styles.who}>
        <strong>{name}</strong>
        <span className="muted">{email}</span>
      </div>
      <Preferences />
      <ul className={styles.choices}>
        <li>
          <Link to={paths.profile} onClick={onChosen}>
            <UserOutlined aria-hidden /> {t("navigation.profile")}
          </Link>
        </li>
        <li>
          <Link to={paths.changePassword} onClick={onChosen}>
            <KeyOutlined aria-hidden /> {t("password.title")}
          </Link>
        </li>
        <li>
          <button type="button" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
            <LogoutOutlined aria-hidden /> {t("layout.signOut")}
          </button>
        </li>
      </ul>
    </div>
  );
}
