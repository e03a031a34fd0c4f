import { PlusOutlined } from "@ant-design/icons";
import { Button, type FormInstance } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { User } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { rolesGrantedBy } from "@/features/auth/permissions";
import { PlaceFields } from "@/features/organizations/PlaceFields";
import { CreatePersonDialog } from "@/features/users/CreatePersonDialog";
import { PeopleFilterBar } from "@/features/users/PeopleFilterBar";
import { PeopleList } from "@/features/users/PeopleList";
import { PersonDrawer } from "@/features/users/PersonDrawer";
import { today, yearOf } from "@/lib/dates";

const places = (form: FormInstance) => <PlaceFields form={form} />;

export default function PeoplePage() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const [opened, setOpened] = useState<User>();
  const [isCreating, setIsCreating] = useState(false);
  const page = Number(params.get("page")) || 1;
  const filter = { search: params.get("search") ?? undefined, role: params.get("role") ?? undefined, page };
  const roles = rolesGrantedBy(me);

  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (name !== "page") next.delete("page");
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );

  return (
    <>
      <PageHeader
        title={t("navigation.people")}
        action={
          <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setIsCreating(true)}>
            {t("people.create")}
          </Button>
        }
      />
      <PeopleFilterBar search={filter.search ?? ""} role={filter.role ?? ""} onChange={change} />
      <Boundary skeleton={<Bones shape="row" count={8} />}>
        <PeopleList filter={filter} onPage={(next) => change("page", String(next))} onOpen={setOpened} />
      </Boundary>
      {isCreating && <CreatePersonDialog roles={roles} places={places} onClose={() => setIsCreating(false)} />}
      {opened && (
        <PersonDrawer
          user={opened}
          thisYear={yearOf(today(me.location?.timezone))}
          roles={roles}
          places={places}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
