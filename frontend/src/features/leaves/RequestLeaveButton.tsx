import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Day } from "@/lib/dates";

const load = () => import("./wizard/RequestWizard");
const RequestWizard = lazy(load);

/** The one primary action. The wizard's code is fetched when somebody means to press it. */
export function RequestLeaveButton({ today }: { today: Day }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="primary"
        size="large"
        icon={<PlusOutlined />}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t("wizard.open")}
      </Button>
      {open && (
        <Suspense>
          <RequestWizard today={today} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
