import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { fullName } from "@/lib/fullName";
import { newKey } from "@/lib/newKey";

import styles from "./DeactivateDialog.module.css";
import { PersonRefusal } from "./PersonRefusal";
import { userQueries } from "./userApi";
import { useDeactivatePerson } from "./userCommands";
import { useReactivate } from "./useReactivate";

type Props = { user: User; onClose: () => void };

/** Says what ends with the account before it does. */
export function DeactivateDialog({ user, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [key] = useState(newKey);
  const deactivate = useDeactivatePerson(user);
  const { offerUndo } = useReactivate();
  const name = fullName(user);
  const send = () =>
    deactivate.mutate(
      { key },
      {
        onSuccess: (gone) => {
          offerUndo(gone, t("deactivate.done", { name }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("deactivate.title", { name })}
      words={{ keep: t("translation:common.cancel"), go: t("deactivate.confirm") }}
      isDanger
      isPending={deactivate.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={styles.text}>
        <p>{t("deactivate.now")}</p>
        {user.role !== "EMPLOYEE" && <p>{t("deactivate.turn")}</p>}
        <Boundary skeleton={<Bones shape="line" count={2} />}>
          <LeaveThatEnds user={user} />
        </Boundary>
        <PersonRefusal problem={deactivate.error} onReload={onClose} />
      </div>
    </ConfirmDialog>
  );
}

function LeaveThatEnds({ user }: { user: User }) {
  const { t } = useTranslation("people");
  const { data: counts } = useSuspenseQuery(userQueries.givenUp(user.id));
  if (counts.pending + counts.approved_future === 0) return <p>{t("deactivate.nothing")}</p>;
  return (
    <section className={styles.leave} aria-label={t("deactivate.leave")}>
      <h2>{t("deactivate.leave")}</h2>
      <dl className={styles.counts}>
        <div>
          <dt>{t("deactivate.pending")}</dt>
          <dd>{counts.pending}</dd>
        </div>
        <div>
          <dt>{t("deactivate.approved")}</dt>
          <dd>{counts.approved_future}</dd>
        </div>
      </dl>
      <p className="muted">{t("deactivate.stays")}</p>
    </section>
  );
}
