import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import styles from "./Palette.module.css";
import type { Group } from "./useGroups";
import type { Command } from "./usePageCommands";

type Props = { id: string; groups: Group[]; current: Command | undefined; onRun: (command: Command) => void };

/** The list under the field. The focus stays in the field; the current option is only pointed out. */
export function Options({ id, groups, current, onRun }: Props) {
  const { t } = useTranslation("palette");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  return (
    <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={t("title")}>
      {groups.map(({ name, commands }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <p id={`${id}-${name}`} className={styles.group} role="presentation">
            {t(`group.${name}`)}
          </p>
          {commands.map((command) => (
            <button
              key={command.id}
              id={`${id}-${command.id}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={command.id === current?.id}
              className={styles.option}
              onClick={() => onRun(command)}
            >
              <span className={styles.icon} aria-hidden>
                {command.icon}
              </span>
              <span className={styles.label}>{command.label}</span>
              {command.hint && <span className={styles.hint}>{command.hint}</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
