import { PaperClipOutlined, WarningFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { Initials } from "@/components/Initials";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./ApprovalList.module.css";
import type { Marks } from "./useMarks";

type Props = {
  waiting: LeaveRequest[];
  selected: number | undefined;
  marks: Marks;
  onSelect: (id: number) => void;
  more: { count: number; isLoading: boolean; onLoad: () => void };
};

/** The requests that wait, oldest first: one is opened, several can be marked. */
export function ApprovalList({ waiting, selected, marks, onSelect, more }: Props) {
  const { t } = useTranslation("approvals");
  return (
    <>
      <ul className={styles.list} aria-label={t("list")}>
        {waiting.map((request) => (
          <li key={request.id} className={styles.row} data-current={request.id === selected || undefined}>
            <label className={styles.mark}>
              <input
                type="checkbox"
                checked={marks.isMarked(request.id)}
                disabled={marks.isFull && !marks.isMarked(request.id)}
                onChange={() => marks.toggle(request.id)}
              />
              <span className="visually-hidden">{t("mark", { name: request.user.name })}</span>
            </label>
            <Item request={request} isCurrent={request.id === selected} onSelect={() => onSelect(request.id)} />
          </li>
        ))}
      </ul>
      {more.count > 0 && (
        <Button type="text" block loading={more.isLoading} onClick={more.onLoad}>
          {t("more", { count: more.count })}
        </Button>
      )}
    </>
  );
}

type ItemProps = { request: LeaveRequest; isCurrent: boolean; onSelect: () => void };

function Item({ request, isCurrent, onSelect }: ItemProps) {
  const { t } = useTranslation("approvals");
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  return (
    <button type="button" className={styles.item} aria-current={isCurrent} onClick={onSelect}>
      <Initials name={request.user.name} />
      <span className={styles.words}>
        <strong>{request.user.name}</strong>
        <span>{formatRange(request.start_date, request.end_date, locale)}</span>
        <span className="muted">
          {categoryName(request.category)} · {amount(request.hours)} {request.attachment && <PaperClipOutlined aria-label={t("document")} />}
        </span>
        {request.warnings.length > 0 && (
          <span className={styles.warning}>
            <WarningFilled aria-hidden /> {t("missingShort")}
          </span>
        )}
      </span>
    </button>
  );
}
