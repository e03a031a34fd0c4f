import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Day } from "@/lib/dates";

import type { PersonField } from "./wizard/personField";

const load = () => import("./wizard/RequestWizard");
const RequestWizard = lazy(load);

type Props = { today: Day; owner?: number; personField?: PersonField };

/** The one primary action. The wizard's code is fetched when somebody means to press it. */
export function RequestLeaveButton({ today, owner, personField }: Props) {
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
        {t(personField ? "wizard.recordTitle" : "wizard.open")}
      </Button>
      {open && (
        <Suspense>
          <RequestWizard owner={owner} today={today} personField={personField} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
