import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import type { ManagerLink, Team } from "@/api/types";
import { Initials } from "@/components/Initials";
import { newKey } from "@/lib/newKey";
import { useProblemText } from "@/lib/problemText";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { organizationQueries } from "./organizationApi";
import { useAddManager, useRemoveManager } from "./organizationCommands";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";
import { useSlots } from "./slots";

/** Who decides for a department; one is added by search, and taken away with a way back. */
export function Managers({ team }: { team: Team }) {
  const { t } = useTranslation("organization");
  const { data: links } = useSuspenseQuery(organizationQueries.managers(team.id));
  const remove = useRemoval(team);
  return (
    <section className={styles.section} aria-label={t("managers")}>
      <h2>{t("managers")}</h2>
      <p className="muted">{t("managersHint")}</p>
      {links.length === 0 ? (
        <p>{t("noManagers")}</p>
      ) : (
        <ul className={styles.managers}>
          {links.map((link) => (
            <li key={link.id} className={styles.manager}>
              <Initials name={link.user.name} size="small" />
              <span>{link.user.name}</span>
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t("removeManager", { name: link.user.name })}
                onClick={() => remove.start(link)}
              />
            </li>
          ))}
        </ul>
      )}
      <PlaceRefusal problem={remove.problem} />
      {team.is_active && <AddManager team={team} taken={links.map(({ user }) => user.id)} />}
    </section>
  );
}

function AddManager({ team, taken }: { team: Team; taken: number[] }) {
  const { t } = useTranslation("organization");
  const { pickManager } = useSlots();
  const [chosen, choose] = useState<number>();
  const { key, renew, renewAfter } = useCommandKey();
  const { mutate, isPending, error, reset } = useAddManager(team.id);
  const problems = useFieldProblems("organization");
  const add = (user: number) =>
    mutate(
      { key, user },
      {
        onSuccess: (link) => {
          choose(undefined);
          renew();
          toast(t("managerAdded", { name: link.user.name, department: team.department_name }));
        },
        onError: renewAfter,
      },
    );
  const said = error ? problems(error).flatMap(({ errors }) => errors) : [];
  return (
    <>
      <div className={styles.add}>
        {pickManager({
          label: t("addManager"),
          value: chosen,
          onChange: (id) => {
            reset();
            choose(id);
          },
          not: taken,
        })}
        <Button icon={<PlusOutlined aria-hidden />} disabled={chosen === undefined} loading={isPending} onClick={() => chosen && add(chosen)}>
          {t("add")}
        </Button>
      </div>
      {said.length > 0 ? (
        <p role="alert" className={styles.refusal}>
          {said.join(" ")}
        </p>
      ) : (
        <PlaceRefusal problem={error} />
      )}
    </>
  );
}

function useRemoval(team: Team): { start: (link: ManagerLink) => void; problem: Problem | null } {
  const { t } = useTranslation("organization");
  const words = useProblemText();
  const remove = useRemoveManager();
  const add = useAddManager(team.id);
  const names = (link: ManagerLink) => ({ name: link.user.name, department: team.department_name });
  const putBack = (link: ManagerLink) =>
    add.mutateAsync({ key: newKey(), user: link.user.id }).then(
      () => toast(t("managerAdded", names(link))),
      (problem: unknown) => toast(t("undoFailed", { reason: words(Problem.from(problem)).title })),
    );
  const start = (link: ManagerLink) =>
    remove.mutate(
      { key: newKey(), link: link.id },
      { onSuccess: () => toast(t("managerRemoved", names(link)), { undo: () => void putBack(link) }) },
    );
  return { start, problem: remove.error };
}
