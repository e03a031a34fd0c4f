import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/components/Choice";
import { DayFilter } from "@/components/DayFilter";
import { FilterBar } from "@/components/FilterBar";

import { ACTIONS, kindOf, KINDS } from "./actions";
import styles from "./AuditLog.module.css";
import type { AuditView } from "./useAuditView";

export function AuditFilters({ view, actorField }: { view: AuditView; actorField: ReactNode }) {
  const { t } = useTranslation("audit");
  const { action, target_type, target_id, from, to, search } = view.filter;
  const kind = kindOf(target_type);
  return (
    <>
      <FilterBar search={{ label: t("search"), value: search ?? "", onSearch: (text) => view.narrow({ search: text }) }}>
        <Choice
          label={t("actionLabel")}
          value={action ?? ""}
          onChange={(value) => view.narrow({ action: value })}
          options={[{ value: "", label: t("anyAction") }, ...ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))]}
        />
        <Choice
          label={t("target")}
          value={target_type ?? ""}
          onChange={(value) => view.narrow({ target_type: value, target_id: undefined })}
          options={[{ value: "", label: t("anyTarget") }, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        />
        <div className={styles.actor}>{actorField}</div>
        <DayFilter labels={{ from: t("from"), to: t("to") }} days={{ from, to }} onChange={view.narrow} />
      </FilterBar>
      {target_id !== undefined && (
        <p className={styles.only}>
          <Button icon={<CloseOutlined aria-hidden />} iconPlacement="end" onClick={() => view.narrow({ target_id: undefined })}>
            {t("only", { target: kind ? t(`thing.${kind}`, { id: target_id, name: target_id }) : target_id })}
          </Button>
        </p>
      )}
    </>
  );
}
