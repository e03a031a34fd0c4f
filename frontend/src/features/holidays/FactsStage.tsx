import { DeleteOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Holiday } from "@/api/types";
import { Notice } from "@/components/Notice";
import { ProblemAlert } from "@/components/ProblemAlert";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import type { HolidayChange } from "./holidayApi";
import styles from "./HolidayDialog.module.css";
import { HolidayForm } from "./HolidayForm";
import { mayChange, placeName, type Places } from "./places";
import { blank, planOf, type Values, valuesOf } from "./plan";

type Props = {
  form: FormInstance<Values>;
  holiday: Holiday | undefined;
  places: Places;
  isLooking: boolean;
  problem: Problem | null;
  onLook: (change: HolidayChange) => void;
  onClose: () => void;
};

/** What the holiday is to be; or what it is, for those who may not change it. */
export function FactsStage({ form, holiday, places, isLooking, problem, onLook, onClose }: Props) {
  const { t } = useTranslation(["holidays", "translation"]);
  if (holiday && !mayChange(holiday, places)) return <ReadOnly holiday={holiday} places={places} />;
  const onFinish = (values: Values) => {
    const plan = planOf(values);
    onLook(holiday ? { kind: "change", holiday, plan } : { kind: "add", plan });
  };
  return (
    <>
      {holiday && !holiday.is_active && (
        <div className={styles.note}>
          <Notice tone="warning" title={t("inactiveNote")} />
        </div>
      )}
      <HolidayForm form={form} initial={holiday ? valuesOf(holiday) : blank(places)} places={places} onFinish={onFinish} />
      {problem && problem.errors.length === 0 && <ProblemAlert problem={problem} />}
      <div className={styles.buttons}>
        {holiday && <Standing holiday={holiday} isLooking={isLooking} onLook={onLook} />}
        <Button onClick={onClose}>{t("translation:common.cancel")}</Button>
        <Button type="primary" htmlType="submit" form="holiday" loading={isLooking}>
          {t("look")}
        </Button>
      </div>
    </>
  );
}

type StandingProps = { holiday: Holiday; isLooking: boolean; onLook: (change: HolidayChange) => void };

/** Takes a holiday out, or brings it back. */
function Standing({ holiday, isLooking, onLook }: StandingProps) {
  const { t } = useTranslation("holidays");
  return holiday.is_active ? (
    <Button danger icon={<DeleteOutlined />} disabled={isLooking} onClick={() => onLook({ kind: "remove", holiday })}>
      {t("remove.open")}
    </Button>
  ) : (
    <Button icon={<UndoOutlined />} disabled={isLooking} onClick={() => onLook({ kind: "restore", holiday })}>
      {t("restore.open")}
    </Button>
  );
}

function ReadOnly({ holiday, places }: { holiday: Holiday; places: Places }) {
  const { t } = useTranslation("holidays");
  const locale = useLocale();
  return (
    <div className={styles.facts}>
      <p className={styles.range}>{formatRange(holiday.start_date, holiday.end_date, locale)}</p>
      <p>{placeName(holiday, places) ?? t(`scopeHint.${holiday.scope}`)}</p>
      <p className="muted">{t("readOnly")}</p>
    </div>
  );
}
