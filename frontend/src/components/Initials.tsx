import { AVATAR_COLOURS } from "@/styles/theme";

import styles from "./Initials.module.css";

type Props = { name: string; size?: "small" | "medium" | "large" };

/** A person as two letters, in a colour that stays theirs. */
export function Initials({ name, size = "medium" }: Props) {
  return (
    <span
      className={`${styles.initials} ${styles[size]} ${styles[`colour${colourOf(name)}`]}`}
      data-initials={initialsOf(name)}
      aria-hidden
    />
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : "";
  return `${words[0]?.[0] ?? ""}${last?.[0] ?? ""}`.toUpperCase();
}

function colourOf(name: string): number {
  const sum = Array.from(name).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return (sum % AVATAR_COLOURS) + 1;
}
