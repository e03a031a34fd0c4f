import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";

import { notificationQueries } from "./notificationApi";
import styles from "./NotificationBell.module.css";
import { NotificationList } from "./NotificationList";

const SHOWN_AT_MOST = 99;

export function NotificationBell() {
  const { t } = useTranslation();
  const { data: unread = 0 } = useQuery(notificationQueries.unreadCount());
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Boundary skeleton={<Bones shape="row" count={4} />}>
          <NotificationList unread={unread} onLeave={() => setOpen(false)} />
        </Boundary>
      }
    >
      <button
        type="button"
        className={styles.bell}
        aria-expanded={open}
        aria-label={t("notifications.bell", { count: unread })}
      >
        <BellOutlined aria-hidden />
        {unread > 0 && (
          <span className={styles.count} aria-hidden>
            {unread > SHOWN_AT_MOST ? `${SHOWN_AT_MOST}+` : unread}
          </span>
        )}
      </button>
    </Popover>
  );
}
