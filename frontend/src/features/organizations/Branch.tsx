import { PlusOutlined, RightOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Site, Team } from "@/api/types";
import { Pill } from "@/components/Pill";
import { weekdayName } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./CompanyTree.module.css";
import type { BranchOfTree } from "./tree";
import type { PlaceView } from "./usePlaceView";

type Props = { branch: BranchOfTree; icon: ReactNode; mayAdd: boolean; view: PlaceView };

/** One location with its departments, each a press away from being changed. */
export function Branch({ branch: { site, teams }, icon, mayAdd, view }: Props) {
  const { t } = useTranslation("organization");
  const name = site?.location_name ?? t("whole");
  return (
    <section className={styles.branch} aria-label={name}>
      <header className={styles.head}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <div className={styles.words}>
          {site ? <SiteHead site={site} onOpen={() => view.open("location", site.id)} /> : <WholeHead />}
        </div>
        {mayAdd && (site?.is_active ?? true) && (
          <Button
            type="text"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t("addDepartmentTo", { place: name })}
            onClick={() => view.add("department", site?.id)}
          />
        )}
      </header>
      {teams.length === 0 ? (
        <p className={styles.noTeams}>{t("noDepartments")}</p>
      ) : (
        <ul>
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} onOpen={() => view.open("department", team.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SiteHead({ site, onOpen }: { site: Site; onOpen: () => void }) {
  const { t } = useTranslation("organization");
  const locale = useLocale();
  const days = site.weekend.length > 0 ? site.weekend.map((day) => weekdayName(day, locale)).join(", ") : t("noWeekend");
  return (
    <>
      <h3>
        <button type="button" className={styles.open} onClick={onOpen}>
          {site.location_name}
        </button>{" "}
        {!site.is_active && <Inactive />}
      </h3>
      <p className={styles.hint}>{`${site.timezone.replaceAll("_", " ")} · ${t("weekend")}: ${days}`}</p>
    </>
  );
}

function WholeHead() {
  const { t } = useTranslation("organization");
  return (
    <>
      <h3>{t("whole")}</h3>
      <p className={styles.hint}>{t("wholeHint")}</p>
    </>
  );
}

function TeamRow({ team, onOpen }: { team: Team; onOpen: () => void }) {
  return (
    <li className={styles.team}>
      <button type="button" className={styles.row} onClick={onOpen}>
        <span>{team.department_name}</span>
        {!team.is_active && <Inactive />}
        <RightOutlined className={styles.arrow} aria-hidden />
      </button>
    </li>
  );
}

function Inactive() {
  const { t } = useTranslation("organization");
  return (
    <Pill tone="cancelled" icon={<StopOutlined />}>
      {t("inactive")}
    </Pill>
  );
}
