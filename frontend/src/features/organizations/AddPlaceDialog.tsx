import { Modal } from "antd";
import { useTranslation } from "react-i18next";

import { UnsavedProvider, useUnsavedWithin } from "@/components/unsaved";
import { toast } from "@/lib/toasts";

import { CompanyForm } from "./CompanyForm";
import { DepartmentForm } from "./DepartmentForm";
import { LocationForm } from "./LocationForm";
import { nameOf } from "./named";
import type { Place } from "./organizationCommands";
import type { PlaceView } from "./usePlaceView";

const TITLES = { company: "addCompany", location: "addLocation", department: "addDepartment" } as const;

type Props = { view: PlaceView; entity: number | undefined };

/** A new company, location or department. A new company is shown at once: it needs its first location. */
export function AddPlaceDialog({ view, entity }: Props) {
  return view.adding && <Adding view={view} entity={entity} kind={view.adding} />;
}

function Adding({ view, entity, kind }: Props & { kind: keyof typeof TITLES }) {
  const { t } = useTranslation("organization");
  const { around, leave, question } = useUnsavedWithin();
  const created = (place: Place) => {
    toast(t("created", { name: nameOf(place) }));
    if (kind === "company") view.narrow({ entity: place.id, add: undefined });
    else view.close();
  };
  return (
    <Modal open title={t(TITLES[kind])} footer={null} mask={{ closable: false }} onCancel={() => leave(view.close)}>
      <UnsavedProvider value={around}>
        {kind === "company" && <CompanyForm onDone={created} />}
        {kind === "location" && entity !== undefined && <LocationForm entity={entity} onDone={created} />}
        {kind === "department" && entity !== undefined && <DepartmentForm entity={entity} at={view.at} onDone={created} />}
      </UnsavedProvider>
      {question}
    </Modal>
  );
}
