import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { EffectsOnLeave } from "@/features/leaves/EffectsOnLeave";
import { Organization } from "@/features/organizations/Organization";
import { OrganizationSlots, type PickProps, type Slots } from "@/features/organizations/slots";
import { usePlaceView } from "@/features/organizations/usePlaceView";
import { ApproverSelect } from "@/features/users/ApproverSelect";

const slotsFor = (me: Me): Slots => ({
  pickManager: (props) => <PickManager me={me} {...props} />,
  effects: (affected) => <EffectsOnLeave affected={affected} />,
});

export default function OrganizationPage() {
  const { t } = useTranslation(["organization", "settings"]);
  const me = useMe();
  const view = usePlaceView(me.entity?.id);
  const mayEditCompanies = can(me, "manage_entities");
  return (
    <>
      <PageHeader
        title={t("settings:section.organization")}
        subtitle={t("subtitle")}
        action={
          mayEditCompanies && (
            <Button type="primary" size="large" icon={<PlusOutlined aria-hidden />} onClick={() => view.add("company")}>
              {t("addCompany")}
            </Button>
          )
        }
      />
      <FilterBar search={{ label: t("search"), value: view.search, onSearch: (search) => view.narrow({ search }) }}>
        <Choice
          label={t("shown.label")}
          value={view.showsInactive ? "all" : ""}
          onChange={(shown) => view.narrow({ shown })}
          options={[
            { value: "", label: t("shown.active") },
            { value: "all", label: t("shown.all") },
          ]}
        />
      </FilterBar>
      <Boundary skeleton={<Bones shape="panel" count={2} />}>
        <OrganizationSlots value={slotsFor(me)}>
          <Organization view={view} mayEditCompanies={mayEditCompanies} />
        </OrganizationSlots>
      </Boundary>
    </>
  );
}

/** HR names people of the own company; an administrator anybody who may decide. */
function PickManager({ me, label, value, onChange, not }: PickProps & { me: Me }) {
  return (
    <ApproverSelect
      label={label}
      placeholder={label}
      value={value ?? null}
      onChange={onChange}
      entity={can(me, "manage_entities") ? undefined : me.entity?.id}
      accepts={({ id }) => !not.includes(id)}
    />
  );
}
