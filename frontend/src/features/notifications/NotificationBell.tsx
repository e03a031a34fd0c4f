import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Flyout } from "@/components/Flyout";
import { useNewsInTitle } from "@/lib/usePageTitle";

import { notificationQueries } from "./notificationApi";
import styles from "./NotificationBell.module.css";
import { NotificationPanel } from "./NotificationPanel";

const SHOWN_AT_MOST = 99;

export function NotificationBell() {
  const { t } = useTranslation();
  const { data: known } = useQuery(notificationQueries.unreadCount());
  const unread = known ?? 0;
  useNewsInTitle(unread);
  const shown = unread > SHOWN_AT_MOST ? `${SHOWN_AT_MOST}+` : String(unread);
  return (
    <Flyout
      label={known === undefined ? t("notifications.title") : t("notifications.bell", { count: known })}
      panelLabel={t("notifications.title")}
      button={
        <span className={styles.bell} data-count={unread > 0 ? shown : undefined}>
          <BellOutlined aria-hidden />
        </span>
      }
    >
      {(close) => (
        <div className={styles.panel}>
          <Boundary skeleton={<Bones shape="row" count={4} />}>
            <NotificationPanel unread={unread} onLeave={close} />
          </Boundary>
        </div>
      )}
    </Flyout>
  );
}
