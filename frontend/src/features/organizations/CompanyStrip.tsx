import { StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Company } from "@/api/types";
import { Pill } from "@/components/Pill";

import styles from "./CompanyStrip.module.css";

type Props = { companies: Company[]; selected: number | undefined; onSelect: (id: number) => void };

/** The companies to choose from, with what each has. */
export function CompanyStrip({ companies, selected, onSelect }: Props) {
  const { t } = useTranslation("organization");
  return (
    <nav aria-label={t("companies")}>
      <ul className={styles.strip}>
        {companies.map(({ id, entity_name, is_active, counts }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.company}
              aria-current={id === selected ? "true" : undefined}
              onClick={() => onSelect(id)}
            >
              <span className={styles.name}>
                {entity_name}
                {!is_active && (
                  <Pill tone="cancelled" icon={<StopOutlined />}>
                    {t("inactive")}
                  </Pill>
                )}
              </span>
              <span className={styles.counts}>
                <span>{t("counts.locations", { count: counts.locations })}</span>
                <span>{t("counts.departments", { count: counts.departments })}</span>
                <span>{t("counts.users", { count: counts.users })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
