import { BellOutlined, CheckOutlined } from "@ant-design/icons";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { AppNotification } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { toast } from "@/lib/toasts";

import { notificationQueries, useMarkRead, useMarkUnread } from "./notificationApi";
import styles from "./NotificationList.module.css";
import { NotificationRow } from "./NotificationRow";

type Props = { onlyUnread: boolean; onLeave: () => void };

export function NotificationList({ onlyUnread, onLeave }: Props) {
  const { t } = useTranslation("notifications");
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    notificationQueries.list(onlyUnread),
  );
  const markRead = useMarkRead();
  const markUnread = useMarkUnread();
  const notifications = data.pages.flatMap(({ results }) => results);

  const toggle = ({ id, is_read: wasRead }: AppNotification) => {
    markRead.mutate({ id, isRead: !wasRead });
    if (!wasRead) toast(t("markedRead"), { undo: () => markUnread.mutate([id]) });
  };
  const follow = ({ id, is_read: wasRead }: AppNotification) => {
    if (!wasRead) markRead.mutate({ id, isRead: true });
    onLeave();
  };

  if (notifications.length === 0) {
    return onlyUnread ? (
      <EmptyState icon={<CheckOutlined />} title={t("allRead")} hint={t("allReadHint")} />
    ) : (
      <EmptyState icon={<BellOutlined />} title={t("none")} hint={t("noneHint")} />
    );
  }
  return (
    <ul className={styles.list} aria-label={t("title")}>
      {notifications.map((notification) => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          onFollow={() => follow(notification)}
          onMark={() => toggle(notification)}
        />
      ))}
      {hasNextPage && (
        <li>
          <Button block type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("older")}
          </Button>
        </li>
      )}
    </ul>
  );
}
