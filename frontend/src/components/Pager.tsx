import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./Pager.module.css";

type Props = { page: number; pageSize: number; count: number; onPage: (page: number) => void };

export function Pager({ page, pageSize, count, onPage }: Props) {
  const { t } = useTranslation();
  const pages = Math.ceil(count / pageSize);
  if (pages <= 1) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav className={styles.pager} aria-label={t("pager.label")}>
      <span className="muted">{t("pager.range", { first, last: Math.min(page * pageSize, count), total: count })}</span>
      <span className={styles.buttons}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t("pager.previous")}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t("pager.next")}
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        />
      </span>
    </nav>
  );
}
