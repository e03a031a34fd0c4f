import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import type { Problem } from "@/api/problem";
import type { Attachment, LeaveCategory, LeaveDraft, Price } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { ProblemAlert } from "@/components/ProblemAlert";
import { formatRange } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { useReloadLeave } from "../leaveCommands";
import { type Remedies, remedyOf } from "../remedy";
import styles from "./CheckAndSend.module.css";

type Props = {
  draft: LeaveDraft;
  attachment: Attachment | null | undefined;
  price: Price;
  problem: Problem | null;
  isSending: boolean;
  isEdit: boolean;
  onBack: () => void;
  onSend: (draft: LeaveDraft) => void;
};

export function CheckAndSend(props: Props) {
  const { draft, attachment, price, problem, isSending, isEdit, onBack, onSend } = props;
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const reload = useReloadLeave();
  const { data: categories } = useSuspenseQuery(categoriesQuery());
  const category = categories.find(({ id }) => id === draft.category);
  const word = isEdit ? "wizard.save" : "wizard.send";
  const remedies = { again: () => onSend(draft), reload };
  return (
    <section className={styles.check} aria-label={t("wizard.step2")} tabIndex={-1} ref={takeFocus}>
      <Summary draft={draft} price={price} category={category} />
      <Facts draft={draft} price={price} attachment={attachment} />
      <p className="muted">{t(category?.requires_approval === false ? "wizard.approvedAtOnce" : "wizard.goesToDecider")}</p>
      {category?.requires_attachment && !attachment && <p role="status">{words("wizard.attachmentLater")}</p>}
      {problem && <ProblemAlert problem={problem} onRetry={remedyBeside(problem, remedies)} />}
      <div className={styles.footer}>
        <Button onClick={onBack} disabled={isSending}>
          {t("wizard.back")}
        </Button>
        <Button type="primary" loading={isSending} onClick={() => onSend(draft)}>
          {t(problem?.isUnreachable ? "common.tryAgain" : word)}
        </Button>
      </div>
    </section>
  );
}

/** The button that led here is gone, and the focus with it. */
const takeFocus = (step: HTMLElement | null) => step?.focus();

/** Out of reach, the button below tries again. */
const remedyBeside = (problem: Problem, remedies: Remedies) =>
  problem.isUnreachable ? undefined : remedyOf(problem, remedies);

type Shown = Pick<Props, "draft" | "price">;

function Summary({ draft, price, category }: Shown & { category: LeaveCategory | undefined }) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const locale = useLocale();
  return (
    <div className={styles.summary}>
      <div>
        <p className="muted">{category && categoryName(category)}</p>
        <h2 className={styles.range}>{formatRange(draft.start_date, draft.end_date, locale)}</h2>
        {draft.start_time && (
          <p>
            {draft.start_time} – {draft.end_time}
          </p>
        )}
      </div>
      <div>
        <DaysAndHours hours={price.hours} size="medium" />
        <p className="muted">{t("wizard.hours", { hours: plainHours(price.hours, locale) })}</p>
      </div>
    </div>
  );
}

function Facts({ draft, price, attachment }: Shown & Pick<Props, "attachment">) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const amount = useAmount();
  const holidays = price.days.filter(({ reason }) => reason === "HOLIDAY");
  return (
    <dl className={styles.facts}>
      {holidays.length > 0 && (
        <div>
          <dt>{t("wizard.holidays")}</dt>
          <dd>{holidays.map(({ name }) => name).join(", ")}</dd>
        </div>
      )}
      {price.charges.map(
        ({ balance_year, hours, available_after }) =>
          available_after !== null && (
            <div key={balance_year}>
              <dt>{t("wizard.charged", { year: balance_year })}</dt>
              <dd>
                {amount(hours)}; {t("wizard.left", { amount: amount(available_after) })}
              </dd>
            </div>
          ),
      )}
      {draft.notes && (
        <div>
          <dt>{t("wizard.notes")}</dt>
          <dd className={styles.notes}>{draft.notes}</dd>
        </div>
      )}
      {attachment && (
        <div>
          <dt>{words("wizard.attachment")}</dt>
          <dd className={styles.notes}>{attachment.name}</dd>
        </div>
      )}
    </dl>
  );
}
