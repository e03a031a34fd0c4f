import { SwapOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Pill } from "@/components/Pill";

/** Somebody decided who was not the one whose turn it was. */
export function Override() {
  const { t } = useTranslation("audit");
  return (
    <Pill tone="pending" icon={<SwapOutlined />}>
      {t("override")}
    </Pill>
  );
}
