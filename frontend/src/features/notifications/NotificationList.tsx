import { BellOutlined } from "@ant-design/icons";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { AppNotification } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { formatAgo } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { notificationQueries, useMarkAllRead, useMarkRead } from "./notificationApi";
import styles from "./NotificationList.module.css";
import { targetOf, useNotificationText } from "./notificationText";

type Props = { unread: number; onLeave: () => void };

export function NotificationList({ unread, onLeave }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(notificationQueries.list());
  const markRead = useMarkRead();
  const markAll = useMarkAllRead();
  const notifications = data.pages.flatMap(({ results }) => results);

  const follow = (notification: AppNotification) => {
    if (!notification.is_read) markRead.mutate({ id: notification.id, isRead: true });
    void navigate(targetOf(notification));
    onLeave();
  };

  if (notifications.length === 0) {
    return <EmptyState icon={<BellOutlined />} title={t("notifications.none")} hint={t("notifications.noneHint")} />;
  }
  return (
    <>
      <div className={styles.head}>
        <h2>{t("notifications.title")}</h2>
        <Button type="link" disabled={unread === 0} loading={markAll.isPending} onClick={() => markAll.mutate()}>
          {t("notifications.markAll")}
        </Button>
      </div>
      <ul className={styles.list}>
        {notifications.map((notification) => (
          <NotificationRow
            key={notification.id}
            notification={notification}
            onFollow={() => follow(notification)}
            onMark={() => markRead.mutate({ id: notification.id, isRead: !notification.is_read })}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button block type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("notifications.older")}
        </Button>
      )}
    </>
  );
}

type RowProps = { notification: AppNotification; onFollow: () => void; onMark: () => void };

function NotificationRow({ notification, onFollow, onMark }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { title, message } = useNotificationText()(notification);
  const toggle = t(notification.is_read ? "notifications.markUnread" : "notifications.markRead");
  return (
    <li className={styles.row} data-unread={!notification.is_read}>
      <button type="button" className={styles.follow} onClick={onFollow}>
        <strong>{title}</strong>
        <span className={styles.message}>{message}</span>
        <time className={styles.time} dateTime={notification.created_at}>
          {formatAgo(notification.created_at, locale)}
        </time>
      </button>
      <button type="button" className={styles.mark} onClick={onMark} aria-label={`${toggle}: ${title}`} title={toggle}>
        <span className={styles.dot} />
      </button>
    </li>
  );
}
