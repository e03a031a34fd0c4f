import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";

import styles from "./Flyout.module.css";

type Props = {
  /** What the button is called, and the panel it opens. */
  label: string;
  panelLabel: string;
  button: ReactNode;
  /** Where the panel opens: under the button, or over it from a bar at the screen's lower edge. */
  opens?: "below" | "above";
  /** What the panel leads to is being shown. */
  isCurrent?: boolean;
  children: (close: () => void) => ReactNode;
};

/** A button that opens a panel next to it; Escape or a press elsewhere closes it. */
export function Flyout({ label, panelLabel, button, opens = "below", isCurrent = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);

  const onPress = useEffectEvent((event: PointerEvent) => {
    if (!(event.target instanceof Element) || root.current?.contains(event.target)) return;
    // A toast may undo what was done in the panel.
    if (!event.target.closest("[role=status]")) close();
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    trigger.current?.focus();
  });
  useEffect(() => {
    if (!open) return undefined;
    const press = (event: PointerEvent) => onPress(event);
    const key = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", key);
    };
  }, [open]);

  return (
    <div ref={root} className={styles.flyout} data-opens={opens}>
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        aria-current={isCurrent || undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={styles.panel} role="dialog" aria-label={panelLabel}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
