import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";

import styles from "./YearSwitch.module.css";

type Props = {
  year: number;
  /** What the group and its two buttons are called. */
  label: string;
  name: (year: number) => string;
  onChange: (year: number) => void;
};

/** One year, and the way to its neighbours. */
export function YearSwitch({ year, label, name, onChange }: Props) {
  const [before, after] = [year - 1, year + 1];
  return (
    <div className={styles.years} role="group" aria-label={label}>
      <Button icon={<LeftOutlined />} aria-label={name(before)} onClick={() => onChange(before)} />
      <strong className={styles.year} aria-live="polite">
        {year}
      </strong>
      <Button icon={<RightOutlined />} aria-label={name(after)} onClick={() => onChange(after)} />
    </div>
  );
}
