import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Price } from "@/api/types";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { paths } from "@/lib/paths";

import { LeaveStatusPill } from "../LeaveStatusPill";
import styles from "./WhatAndWhen.module.css";

/** The requests that are on these days already; each opens beside, so that nothing typed here is lost. */
export function ConflictLinks({ conflicts }: { conflicts: Price["conflicts"] }) {
  const { t } = useTranslation("leaves");
  const locale = useLocale();
  if (conflicts.length === 0) return null;
  return (
    <div>
      <h3>{t("wizard.conflicts")}</h3>
      <ul className={styles.conflicts}>
        {conflicts.map(({ request, start_date, end_date, status }) => (
          <li key={request}>
            <Link to={`${paths.myLeaves}?request=${request}`} target="_blank">
              {formatRange(start_date, end_date, locale)}
              <span className="visually-hidden"> {t("wizard.newTab")}</span>
            </Link>
            <LeaveStatusPill status={status} />
          </li>
        ))}
      </ul>
    </div>
  );
}
