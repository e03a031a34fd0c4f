import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Me, Trip } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { TripDialog } from "@/features/business-trips/TripDialog";
import { type Slots, TripDrawer } from "@/features/business-trips/TripDrawer";
import { TripFilters } from "@/features/business-trips/TripFilters";
import { TripList } from "@/features/business-trips/TripList";
import { useTripView } from "@/features/business-trips/useTripView";
import { AttachmentLink } from "@/features/leaves/AttachmentLink";
import { today } from "@/lib/dates";
import { paths } from "@/lib/paths";

const slotsFor = (me: Me): Slots => ({
  leaveHref: (trip, request) => `${trip.user.id === me.id ? paths.myLeaves : paths.approvals}?request=${request}`,
  document: (attachment) => <AttachmentLink attachment={attachment} />,
});

export default function BusinessTripsPage() {
  const { t } = useTranslation("trips");
  const me = useMe();
  const here = today(me.location?.timezone);
  const seesOthers = can(me, "decide") || can(me, "oversee");
  const { whose, status, filter, trip, change } = useTripView(me.id, seesOthers);
  const [isBooking, setIsBooking] = useState(false);
  const show = (id: number | undefined) => change({ trip: id }, { push: true });
  const book = can(me, "request_leave") && (
    <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setIsBooking(true)}>
      {t("book")}
    </Button>
  );
  const onBooked = (booked: Trip) => {
    setIsBooking(false);
    if (booked.warnings.length > 0) show(booked.id);
  };

  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")} action={book} />
      <TripFilters whose={whose} status={status} seesOthers={seesOthers} onChange={change} />
      <Boundary skeleton={<Bones shape="row" count={6} />}>
        <TripList
          filter={filter}
          whose={whose}
          today={here}
          onPage={(page) => change({ page })}
          onOpen={({ id }) => show(id)}
          onClear={() => change({ status: undefined })}
        />
      </Boundary>
      {isBooking && <TripDialog onSaved={onBooked} onClose={() => setIsBooking(false)} />}
      {trip !== undefined && (
        <TripDrawer id={trip} me={me.id} today={here} {...slotsFor(me)} onClose={() => show(undefined)} />
      )}
    </>
  );
}
