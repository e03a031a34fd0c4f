import { SearchOutlined } from "@ant-design/icons";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";

import { Options } from "./Options";
import styles from "./Palette.module.css";
import { useGroups } from "./useGroups";
import type { Command } from "./usePageCommands";

type Props = { onClose: () => void; onRequestLeave: () => void };

/** Everything within a few keys: a field, and a list that follows it. */
export default function Palette({ onClose, onRequestLeave }: Props) {
  const { t } = useTranslation("palette");
  const me = useMe();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const groups = useGroups(text, onRequestLeave);
  const commands = groups.flatMap((group) => group.commands);
  const current = commands[Math.min(chosen, commands.length - 1)];

  // The browser keeps the focus inside a modal dialog, closes it by Escape, and gives the focus back.
  useEffect(() => dialog.current?.showModal(), []);

  const run = (command: Command) => {
    dialog.current?.close();
    command.run();
  };
  const steps: Record<string, () => unknown> = {
    ArrowDown: () => setChosen((chosen + 1) % commands.length),
    ArrowUp: () => setChosen((chosen - 1 + commands.length) % commands.length),
    Enter: () => current && run(current),
  };
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step || commands.length === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step();
  };

  return (
    <dialog ref={dialog} className={styles.palette} aria-label={t("title")} onClose={onClose}>
      <div className={styles.field}>
        <SearchOutlined aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t("title")}
          aria-autocomplete="list"
          aria-expanded={commands.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder={t(can(me, "manage_people") ? "placeholderWithPeople" : "placeholder")}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
        />
        <button type="button" className={styles.escape} onClick={() => dialog.current?.close()}>
          <kbd>Esc</kbd>
          <span className="visually-hidden">{t("leave")}</span>
        </button>
      </div>
      <Options id={id} groups={groups} current={current} onRun={run} />
      {commands.length === 0 && <p className={styles.nothing}>{t("nothing", { text })}</p>}
      <p role="status" className="visually-hidden">
        {text && t("results", { count: commands.length })}
      </p>
      <footer className={styles.keys} aria-hidden>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd>↵</kbd> {t("go")}
        </span>
      </footer>
    </dialog>
  );
}
