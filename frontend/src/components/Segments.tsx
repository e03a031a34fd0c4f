import { type ReactNode, useId } from "react";

import styles from "./Segments.module.css";

type Segment<Value> = { value: Value; label: ReactNode; icon?: ReactNode };

type Props<Value> = {
  "aria-label": string;
  /** A field of a form brings this and the next along. */
  value?: Value;
  onChange?: (value: Value) => void;
  options: readonly Segment<Value>[];
  /** As wide as there is room, in equal parts. */
  block?: boolean;
  /** One below the other, where the words would not fit beside each other. */
  vertical?: boolean;
  disabled?: boolean;
};

/** One of a few, all of them in view. */
export function Segments<Value extends string | number>({ options, ...track }: Props<Value>) {
  const { value, onChange, block = false, vertical = false, disabled = false } = track;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={track["aria-label"]}
      className={styles.track}
      data-block={block || undefined}
      data-vertical={vertical || undefined}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange?.(option.value)}
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
