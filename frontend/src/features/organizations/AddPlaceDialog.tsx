import { Modal } from "antd";
import { useTranslation } from "react-i18next";

import { toast } from "@/lib/toasts";

import { CompanyForm } from "./CompanyForm";
import { DepartmentForm } from "./DepartmentForm";
import { LocationForm } from "./LocationForm";
import { nameOf } from "./named";
import type { Place } from "./organizationCommands";
import type { PlaceView } from "./usePlaceView";

const TITLES = { company: "addCompany", location: "addLocation", department: "addDepartment" } as const;

/** A new company, location or department. A new company is shown at once: it needs its first location. */
export function AddPlaceDialog({ view, entity }: { view: PlaceView; entity: number | undefined }) {
  const { t } = useTranslation("organization");
  const { adding } = view;
  if (!adding) return null;
  const created = (place: Place) => {
    toast(t("created", { name: nameOf(place) }));
    if (adding === "company") view.narrow({ entity: place.id, add: undefined });
    else view.close();
  };
  return (
    <Modal open title={t(TITLES[adding])} footer={null} mask={{ closable: false }} onCancel={view.close}>
      {adding === "company" && <CompanyForm onDone={created} />}
      {adding === "location" && entity !== undefined && <LocationForm entity={entity} onDone={created} />}
      {adding === "department" && entity !== undefined && <DepartmentForm entity={entity} at={view.at} onDone={created} />}
    </Modal>
  );
}
