import styles from "./Choice.module.css";

type Option = { value: string; label: string };
type Props = { label: string; value: string; options: Option[]; onChange: (value: string) => void };

/** The platform's own select: every phone and screen reader knows it, and it weighs nothing. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <select className={styles.choice} aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
