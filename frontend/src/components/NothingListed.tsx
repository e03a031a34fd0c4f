import { FilterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "./EmptyState";
import { Panel } from "./Panel";

type Words = { title: string; hint: string };

type Props = {
  /** Nothing yet, and what one may do about it. */
  none: Words & { icon: ReactNode; action?: ReactNode };
  /** There may well be something, but not what the list is narrowed to. */
  noMatch: Words | false;
  onClear: () => void;
};

/** In the place of a list that has no rows. */
export function NothingListed({ none, noMatch, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <Panel>
      {noMatch ? (
        <EmptyState icon={<FilterOutlined />} {...noMatch} action={<Button onClick={onClear}>{t("filter.clear")}</Button>} />
      ) : (
        <EmptyState {...none} />
      )}
    </Panel>
  );
}
