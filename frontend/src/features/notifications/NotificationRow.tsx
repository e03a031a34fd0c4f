import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { AppNotification } from "@/api/types";
import { formatAgo, formatInstant } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { NotificationIcon } from "./NotificationIcon";
import styles from "./NotificationList.module.css";
import { targetOf, useNotificationText } from "./notificationText";

type Props = { notification: AppNotification; onFollow: () => void; onMark: () => void };

export function NotificationRow({ notification, onFollow, onMark }: Props) {
  const { t } = useTranslation("notifications");
  const locale = useLocale();
  const { title, message } = useNotificationText()(notification);
  const { is_read: isRead, created_at: created } = notification;
  const toggle = t(isRead ? "markUnread" : "markRead");
  return (
    <li className={styles.row} data-unread={!isRead}>
      <Link to={targetOf(notification)} className={styles.follow} onClick={onFollow}>
        <NotificationIcon type={notification.notification_type} />
        <span className={styles.words}>
          <strong>
            {title}
            {!isRead && <span className="visually-hidden"> ({t("isUnread")})</span>}
          </strong>
          <span className={styles.message}>{message}</span>
          <time className={styles.time} dateTime={created} title={formatInstant(created, locale)}>
            {formatAgo(created, locale)}
          </time>
        </span>
      </Link>
      <button type="button" className={styles.mark} onClick={onMark} aria-label={`${toggle}: ${title}`} title={toggle}>
        <span className={styles.dot} />
      </button>
    </li>
  );
}
