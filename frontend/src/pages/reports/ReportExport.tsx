import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { named } from "@/features/organizations/named";
import { organizationQueries } from "@/features/organizations/organizationApi";

import styles from "./ReportExport.module.css";
import { seesAll } from "./usePlaces";

const load = () => import("@/features/reports/ExportDialog");
const ExportDialog = lazy(() => load().then((module) => ({ default: module.ExportDialog })));

type Props = { me: Me; year: number; department: number | undefined };

/** The way to the figures as a file; its dialog is fetched when somebody means to open it. */
export function ReportExport(props: Props) {
  const { t } = useTranslation("reports");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.action}>
      <Button
        type="primary"
        size="large"
        icon={<DownloadOutlined />}
        onPointerEnter={() => void load()}
        onClick={() => setIsOpen(true)}
      >
        {t("export.open")}
      </Button>
      {isOpen && (
        <Suspense>
          <ExportOf {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Every department the file can be narrowed to; the server exports no single company of many. */
function ExportOf({ me, ...props }: Props & { onClose: () => void }) {
  const home = seesAll(me) ? null : me.entity;
  const { data: teams = [] } = useQuery(organizationQueries.teams(home?.id));
  return <ExportDialog {...props} departments={teams.map(named)} company={home?.name} />;
}
