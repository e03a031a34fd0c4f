import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Segments } from "@/components/Segments";
import { toast } from "@/lib/toasts";

import { useMarkAllRead, useMarkUnread } from "./notificationApi";
import { NotificationList } from "./NotificationList";
import styles from "./NotificationList.module.css";

type View = "all" | "unread";

/** What the bell opens. */
export function NotificationPanel({ unread, onLeave }: { unread: number; onLeave: () => void }) {
  const { t } = useTranslation("notifications");
  const [view, setView] = useState<View>("all");
  const markAll = useMarkAllRead();
  const markUnread = useMarkUnread();
  const readAll = () =>
    markAll.mutate(undefined, {
      onSuccess: ({ updated, marked }) =>
        toast(t("markedAll", { count: updated }), marked.length > 0 ? { undo: () => markUnread.mutate(marked) } : {}),
    });
  return (
    <>
      <div className={styles.head}>
        <h2>{t("title")}</h2>
        <Button type="link" disabled={unread === 0} loading={markAll.isPending} onClick={readAll}>
          {t("markAll")}
        </Button>
      </div>
      <Segments<View>
        block
        aria-label={t("filter")}
        value={view}
        onChange={setView}
        options={[
          { value: "all", label: t("all") },
          { value: "unread", label: t("unread") },
        ]}
      />
      <Boundary key={view} skeleton={<Bones shape="row" count={4} />}>
        <NotificationList onlyUnread={view === "unread"} onLeave={onLeave} />
      </Boundary>
    </>
  );
}
