import { type ReactNode, useId } from "react";

import styles from "./Segments.module.css";

type Segment<Value extends string> = { value: Value; label: ReactNode; icon?: ReactNode };

type Props<Value extends string> = {
  "aria-label": string;
  value: Value;
  onChange: (value: Value) => void;
  options: Segment<Value>[];
  /** As wide as there is room, in equal parts. */
  block?: boolean;
};

/** One of a few, all of them in view. */
export function Segments<Value extends string>({ value, onChange, options, block = false, ...named }: Props<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={named["aria-label"]} className={styles.track} data-block={block || undefined}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
