import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";
import { Segments } from "@/components/Segments";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { LeaveDrawer } from "@/features/leaves/LeaveDrawer";
import { NOTHING_FILTERED } from "@/features/leaves/leaveView";
import { RequestLeaveButton } from "@/features/leaves/RequestLeaveButton";
import { PersonPicker } from "@/features/users/PersonPicker";
import { today, yearOf } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

import { Everyone } from "./my-leaves/Everyone";
import { Mine } from "./my-leaves/Mine";
import styles from "./MyLeavesPage.module.css";

const EVERYONE = ["everyone"] as const;

type Tab = "mine" | "everyone";
type PickerProps = { value?: number; onChange?: (id: number | undefined) => void };

export default function MyLeavesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const here = today(me.location?.timezone);
  const url = useUrlState();
  const tab: Tab = url.choice("tab", can(me, "oversee") ? EVERYONE : []) ?? "mine";
  const mayAsk = tab === "everyone" || can(me, "request_leave");
  const opened = url.number("request");
  return (
    <>
      <PageHeader
        title={t("navigation.myLeaves")}
        action={
          mayAsk && (
            <RequestLeaveButton today={here} {...(tab === "everyone" ? { personField: Picker } : { owner: me.id })} />
          )
        }
      />
      {can(me, "oversee") && <Tabs tab={tab} />}
      {tab === "everyone" ? <Everyone /> : <Mine thisYear={yearOf(here)} />}
      {opened !== undefined && (
        <LeaveDrawer
          id={opened}
          today={here}
          reader={me.id}
          onClose={() => url.change({ request: undefined }, { push: true })}
        />
      )}
    </>
  );
}

function Tabs({ tab }: { tab: Tab }) {
  const { t } = useTranslation("leaves");
  const url = useUrlState();
  return (
    <p className={styles.tabs}>
      <Segments<Tab>
        aria-label={t("tabs.label")}
        value={tab}
        onChange={(next) => url.change({ ...NOTHING_FILTERED, tab: next === "mine" ? undefined : next })}
        options={(["mine", "everyone"] as const).map((value) => ({ value, label: t(`tabs.${value}`) }))}
      />
    </p>
  );
}

function Picker({ value, onChange }: PickerProps) {
  const { t } = useTranslation("leaves");
  return (
    <PersonPicker
      label={t("wizard.person")}
      placeholder={t("wizard.pickPerson")}
      value={value}
      onChange={(id) => onChange?.(id)}
    />
  );
}
