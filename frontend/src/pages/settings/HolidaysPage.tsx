import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Effect, Me } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Notice } from "@/components/Notice";
import { PageHeader } from "@/components/PageHeader";
import { PlainButton } from "@/components/PlainButton";
import { ProblemAlert } from "@/components/ProblemAlert";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { holidayQueries } from "@/features/holidays/holidayApi";
import { HolidayDialog } from "@/features/holidays/HolidayDialog";
import { HolidayFilters } from "@/features/holidays/HolidayFilters";
import { HolidayList } from "@/features/holidays/HolidayList";
import type { Places } from "@/features/holidays/places";
import { EffectsOnLeave } from "@/features/leaves/EffectsOnLeave";
import { named } from "@/features/organizations/named";
import { organizationQueries } from "@/features/organizations/organizationApi";
import { today, yearOf } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

const SHOWN = ["true"] as const;

const effects = (affected: Effect[], isDone: boolean) => <EffectsOnLeave affected={affected} isDone={isDone} />;

export default function HolidaysPage() {
  const { t } = useTranslation("holidays");
  const me = useMe();
  const places = usePlaces(me);
  const { text, number, choice, change } = useUrlState();
  const [isAdding, setIsAdding] = useState(false);
  const year = number("year") ?? yearOf(today(me.location?.timezone));
  const view = { year, where: text("where") ?? "", showsInactive: choice("inactive", SHOWN) !== undefined };
  const id = number("holiday");
  const { data: opened, error } = useQuery({ ...holidayQueries.one(id ?? 0), enabled: id !== undefined });
  const dialog = { places, effects };
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle")}
        action={
          <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
            {t("add.title")}
          </Button>
        }
      />
      {error && <Missing problem={error} onClose={() => change({ holiday: undefined })} />}
      <HolidayFilters {...view} places={places} onChange={change} />
      <Boundary skeleton={<Bones shape="row" count={8} />}>
        <HolidayList
          {...view}
          page={number("page") ?? 1}
          places={places}
          onPage={(page) => change({ page })}
          onOpen={({ id }) => change({ holiday: id }, { push: true })}
          onClear={() => change({ where: undefined })}
        />
      </Boundary>
      {isAdding && <HolidayDialog {...dialog} onClose={() => setIsAdding(false)} />}
      {id !== undefined && opened && (
        <HolidayDialog
          key={opened.id}
          {...dialog}
          holiday={opened}
          onClose={() => change({ holiday: undefined }, { push: true })}
        />
      )}
    </>
  );
}

/** A link to a holiday that does not open it. */
function Missing({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { t } = useTranslation(["holidays", "translation"]);
  if (problem.status !== NOT_FOUND) return <ProblemAlert problem={problem} />;
  return (
    <Notice tone="info" title={t("gone")} action={<PlainButton onClick={onClose}>{t("translation:common.close")}</PlainButton>}>
      {t("goneHint")}
    </Notice>
  );
}

const NOT_FOUND = 404;

function usePlaces(me: Me): Places {
  const seesAll = can(me, "manage_entities");
  const home = seesAll ? undefined : me.entity?.id;
  const companies = useQuery({ ...organizationQueries.companies(), enabled: seesAll });
  const sites = useQuery(organizationQueries.sites(home));
  const own = me.entity ? [{ ...me.entity, is_active: true }] : [];
  return {
    home,
    companies: seesAll ? (companies.data ?? []).map(named) : own,
    branches: (sites.data ?? []).map(named),
  };
}
