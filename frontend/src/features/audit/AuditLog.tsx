import { FileSearchOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { AuditEntry, CursorPage } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { Initials } from "@/components/Initials";
import { NothingListed } from "@/components/NothingListed";
import { Notice } from "@/components/Notice";
import { Panel } from "@/components/Panel";
import { Sheet } from "@/components/Sheet";
import { formatInstant } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { auditQueries, cursorOf } from "./auditApi";
import { AuditDrawer } from "./AuditDrawer";
import styles from "./AuditLog.module.css";
import type { NameOf } from "./Changes";
import { Override } from "./Override";
import type { AuditView } from "./useAuditView";
import { useSentence } from "./useSentence";

/** The log, newest first, a page at a time. */
export function AuditLog({ view, nameOf }: { view: AuditView; nameOf: NameOf }) {
  const { t } = useTranslation("audit");
  const { data: page } = useSuspenseQuery(auditQueries.list(view.filter));
  const columns = useColumns();
  const opened = page.results.find(({ id }) => id === view.entry);
  if (page.results.length === 0) {
    return (
      <NothingListed
        none={{ icon: <FileSearchOutlined />, title: t("none"), hint: t("noneHint") }}
        noMatch={view.isFiltered && { title: t("noMatch"), hint: t("noMatchHint") }}
        onClear={view.clear}
      />
    );
  }
  return (
    <Panel>
      <DataTable label={t("list")} columns={columns} rows={page.results} rowKey={({ id }) => id} onOpen={({ id }) => view.open(id)} />
      <Pages page={page} view={view} />
      {view.entry !== undefined && !opened && <Elsewhere onClose={() => view.open(undefined)} />}
      {opened && <AuditDrawer entry={opened} view={view} nameOf={nameOf} />}
    </Panel>
  );
}

/** The log is read page by page and knows no address of one entry. */
function Elsewhere({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["audit", "translation"]);
  return (
    <Sheet title={t("detail")} skeleton={null} isWide onClose={onClose}>
      <Notice tone="info" title={t("elsewhere")} action={<Button onClick={onClose}>{t("translation:common.close")}</Button>}>
        {t("elsewhereHint")}
      </Notice>
    </Sheet>
  );
}

function useColumns(): Columns<AuditEntry> {
  const { t } = useTranslation("audit");
  const locale = useLocale();
  const sentence = useSentence();
  return [
    {
      key: "what",
      header: t("what"),
      cell: (entry) => (
        <span className={styles.what}>
          <Initials name={entry.actor?.name ?? t("system")} size="small" />
          <span className={styles.sentenceWithMark}>
            {sentence(entry)}
            {entry.override && <Override />}
          </span>
        </span>
      ),
    },
    {
      key: "when",
      header: t("when"),
      cell: ({ created_at }) => <time dateTime={created_at}>{formatInstant(created_at, locale)}</time>,
      align: "end",
      isMuted: true,
    },
  ];
}

function Pages({ page, view }: { page: CursorPage<AuditEntry>; view: AuditView }) {
  const { t } = useTranslation("audit");
  const newer = cursorOf(page.previous);
  const older = cursorOf(page.next);
  if (!newer && !older && !view.filter.cursor) return null;
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      <Button disabled={!view.filter.cursor} onClick={() => view.turn(undefined)}>
        {t("newest")}
      </Button>
      <Button icon={<LeftOutlined aria-hidden />} disabled={!newer} onClick={() => view.turn(newer)}>
        {t("newer")}
      </Button>
      <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" disabled={!older} onClick={() => view.turn(older)}>
        {t("older")}
      </Button>
    </nav>
  );
}
