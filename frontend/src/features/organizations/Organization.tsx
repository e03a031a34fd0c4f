import { ApartmentOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";

import { AddPlaceDialog } from "./AddPlaceDialog";
import { CompanyStrip } from "./CompanyStrip";
import { CompanyTree } from "./CompanyTree";
import { organizationQueries } from "./organizationApi";
import { PlaceDrawer } from "./PlaceDrawer";
import type { PlaceView } from "./usePlaceView";

type Props = { view: PlaceView; mayEditCompanies: boolean };

/** A department that the address leads to is shown alone; the tree it would cover is asked for once it closes. */
export function Organization(props: Props) {
  const { entity, department } = props.view;
  const [isLed, setLed] = useState(entity !== undefined && department !== undefined);
  if (isLed && department === undefined) setLed(false);
  return isLed && entity !== undefined ? <PlaceDrawer entity={entity} view={props.view} /> : <Companies {...props} />;
}

/** The companies there are, and the one that is looked at in full. */
function Companies({ view, mayEditCompanies }: Props) {
  const { t } = useTranslation("organization");
  const { data: companies } = useSuspenseQuery(organizationQueries.companies());
  const company = companies.find(({ id }) => id === view.entity) ?? companies[0];
  const shown = companies.filter(({ id, is_active }) => view.showsInactive || is_active || id === company?.id);
  if (!company) {
    return (
      <Panel>
        <EmptyState icon={<ApartmentOutlined />} title={t("noCompany")} hint={t("noCompanyHint")} />
        <AddPlaceDialog view={view} entity={undefined} />
      </Panel>
    );
  }
  return (
    <>
      {companies.length > 1 && (
        <CompanyStrip
          companies={shown}
          selected={company.id}
          onSelect={(id) => view.narrow({ entity: id, company: undefined, location: undefined, department: undefined })}
        />
      )}
      <Boundary key={company.id} skeleton={<Bones shape="panel" count={2} />}>
        <CompanyTree company={company} isOnly={companies.length === 1} mayEdit={mayEditCompanies} view={view} />
      </Boundary>
      <PlaceDrawer entity={company.id} company={company} view={view} />
      <AddPlaceDialog view={view} entity={company.id} />
    </>
  );
}
