import { PlusOutlined, SyncOutlined } from "@ant-design/icons";
import { Button, type FormInstance } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can, rolesGrantedBy } from "@/features/auth/permissions";
import { PlaceFields } from "@/features/organizations/PlaceFields";
import { PlaceFilters } from "@/features/organizations/PlaceFilters";
import { CreatePersonDialog } from "@/features/users/CreatePersonDialog";
import { PeopleFilters } from "@/features/users/PeopleFilters";
import { PeopleList } from "@/features/users/PeopleList";
import { RecalculateDialog } from "@/features/users/RecalculateDialog";
import { usePeopleView } from "@/features/users/usePeopleView";
import { today, yearOf } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

import { OpenedPerson } from "./OpenedPerson";
import styles from "./PeoplePage.module.css";

const places = (form: FormInstance) => <PlaceFields form={form} />;

export default function PeoplePage() {
  const { t } = useTranslation(["people", "translation"]);
  const me = useMe();
  const { number, change } = useUrlState();
  const view = usePeopleView();
  const [open, setOpen] = useState<Opens>();
  const thisYear = yearOf(today(me.location?.timezone));
  const close = () => setOpen(undefined);

  return (
    <>
      <PageHeader
        title={t("translation:navigation.people")}
        subtitle={t("subtitle")}
        action={
          <Actions mayRecalculate={can(me, "adjust_balances")} onOpen={setOpen} />
        }
      />
      <PeopleFilters
        search={view.filter.search ?? ""}
        role={view.filter.role ?? ""}
        activity={view.activity}
        places={
          <PlaceFilters
            filter={view.filter}
            home={can(me, "manage_entities") ? undefined : me.entity?.id}
            isCovered={number("person") !== undefined}
            onChange={change}
          />
        }
        onChange={change}
      />
      <Boundary skeleton={<Bones shape="row" count={8} />}>
        <PeopleList
          filter={view.filter}
          isFiltered={view.isFiltered}
          onPage={(page) => change({ page })}
          onOpen={({ id }) => change({ person: id, tab: undefined }, { push: true })}
          onClear={view.clear}
        />
      </Boundary>
      {open === "create" && <CreatePersonDialog roles={rolesGrantedBy(me)} company={me.entity} places={places} onClose={close} />}
      {open === "recalculate" && <RecalculateDialog thisYear={thisYear} onClose={close} />}
      <OpenedPerson me={me} thisYear={thisYear} />
    </>
  );
}

type Opens = "create" | "recalculate";

function Actions({ mayRecalculate, onOpen }: { mayRecalculate: boolean; onOpen: (what: Opens) => void }) {
  const { t } = useTranslation("people");
  return (
    <div className={styles.actions}>
      {mayRecalculate && (
        <Button size="large" icon={<SyncOutlined aria-hidden />} onClick={() => onOpen("recalculate")}>
          {t("recalculate.open")}
        </Button>
      )}
      <Button type="primary" size="large" icon={<PlusOutlined aria-hidden />} onClick={() => onOpen("create")}>
        {t("create")}
      </Button>
    </div>
  );
}
