import { useTranslation } from "react-i18next";

import { PlainButton } from "./PlainButton";
import styles from "./ShowAll.module.css";

type Props = { count: number; isAll: boolean; onChange: (isAll: boolean) => void };

/** Below a few of very many: shows all of them, or the few again. */
export function ShowAll({ count, isAll, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.below}>
      <PlainButton aria-expanded={isAll} onClick={() => onChange(!isAll)}>
        {isAll ? t("common.showFewer") : t("common.showAll", { count })}
      </PlainButton>
    </div>
  );
}
