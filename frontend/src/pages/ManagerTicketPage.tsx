import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";
import { Segments } from "@/components/Segments";
import { useUrlState } from "@/lib/useUrlState";

import { Decided } from "./approvals/Decided";
import { Team } from "./approvals/Team";
import { Waiting } from "./approvals/Waiting";

const TABS = ["waiting", "history", "team"] as const;
type Tab = (typeof TABS)[number];

export default function ManagerTicketPage() {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const url = useUrlState();
  const tab = url.choice("tab", TABS) ?? "waiting";
  return (
    <>
      <PageHeader
        title={common("navigation.approvals")}
        action={
          <Segments<Tab>
            aria-label={t("tabs")}
            value={tab}
            onChange={(next) =>
              url.change({ tab: next === "waiting" ? undefined : next, request: undefined, person: undefined })
            }
            options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          />
        }
      />
      {tab === "waiting" && <Waiting />}
      {tab === "history" && <Decided />}
      {tab === "team" && <Team />}
    </>
  );
}
