import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { ApprovalQueue } from "@/features/leaves/approvals/ApprovalQueue";
import { DecidedLeaves } from "@/features/leaves/approvals/DecidedLeaves";
import { today } from "@/lib/dates";

type Tab = "waiting" | "history";

export default function ManagerTicketPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const tab: Tab = params.get("tab") === "history" ? "history" : "waiting";
  const here = today(me.location?.timezone);
  const selected = Number(params.get("request")) || undefined;
  return (
    <>
      <PageHeader
        title={t("navigation.approvals")}
        action={
          <Segmented<Tab>
            aria-label={t("approvals.tabs")}
            value={tab}
            onChange={(next) => setParams(next === "history" ? { tab: next } : {})}
            options={[
              { value: "waiting", label: t("approvals.waiting") },
              { value: "history", label: t("approvals.history") },
            ]}
          />
        }
      />
      {tab === "history" ? (
        <Boundary skeleton={<Bones shape="row" count={6} />}>
          <DecidedLeaves today={here} />
        </Boundary>
      ) : (
        <Boundary skeleton={<Bones shape="panel" />}>
          <ApprovalQueue
            today={here}
            selected={selected}
            onSelect={(id) => setParams(id ? { request: String(id) } : {}, { replace: true })}
          />
        </Boundary>
      )}
    </>
  );
}
