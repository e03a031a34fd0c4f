import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";

import styles from "./Chart.module.css";

/** Parts of a bar, told apart by their pattern as much as by their colour. */
export type Series = { key: string; pattern: "solid" | "striped" | "empty" };
export type Bars = { name: string; label: string } & Record<string, number | string>;
export type ChartProps = { shape: "columns" | "rows"; bars: Bars[]; series: Series[]; most?: number };

const COLUMNS_HEIGHT = 340;
const ROW_HEIGHT = 38;
const ROW_THICKNESS = 20;
const NAME_WIDTH = 124;
const NAME_LENGTH = 19;
const LABEL_ROOM = 64;
const LABEL_HEIGHT = 24;
const CORNER = 3;
const FILL: Record<Series["pattern"], string> = {
  solid: "var(--accent)",
  striped: "url(#chart-stripes)",
  empty: "var(--surface-sunken)",
};

/** The table beside it says the same in figures, so those who do not see it miss nothing. */
export default function Chart(props: ChartProps) {
  const height = props.shape === "columns" ? COLUMNS_HEIGHT : props.bars.length * ROW_HEIGHT;
  return (
    <div className={styles.chart} aria-hidden>
      <ResponsiveContainer width="100%" height={height}>
        {props.shape === "columns" ? <Columns {...props} /> : <Rows {...props} />}
      </ResponsiveContainer>
    </div>
  );
}

const still = { isAnimationActive: false } as const;
const quiet = { tickLine: false, axisLine: false } as const;

function Columns({ bars, series, ...sized }: ChartProps) {
  return (
    <BarChart {...sized} data={bars} accessibilityLayer={false} margin={{ top: LABEL_HEIGHT, right: 0, bottom: 0, left: 0 }}>
      <XAxis dataKey="name" interval={0} {...quiet} />
      <YAxis hide />
      {series.map(({ key, pattern }) => (
        <Bar key={key} dataKey={key} fill={FILL[pattern]} radius={[CORNER, CORNER, 0, 0]} {...still}>
          <LabelList dataKey="label" position="top" />
        </Bar>
      ))}
    </BarChart>
  );
}

function Rows({ bars, series, most, ...sized }: ChartProps) {
  return (
    <BarChart
      {...sized}
      data={bars}
      layout="vertical"
      accessibilityLayer={false}
      margin={{ top: 0, right: LABEL_ROOM, bottom: 0, left: 0 }}
    >
      <Stripes />
      <XAxis type="number" hide domain={[0, most ?? "dataMax"]} />
      <YAxis type="category" dataKey="name" width={NAME_WIDTH} interval={0} tickFormatter={shortened} {...quiet} />
      {series.map(({ key, pattern }, index) => (
        <Bar key={key} dataKey={key} stackId="all" fill={FILL[pattern]} barSize={ROW_THICKNESS} className={styles[pattern] ?? ""} {...still}>
          {index === series.length - 1 && <LabelList dataKey="label" position="right" />}
        </Bar>
      ))}
    </BarChart>
  );
}

function Stripes() {
  return (
    <defs>
      <pattern id="chart-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={styles.ground} />
        <rect width="3" height="6" className={styles.stripe} />
      </pattern>
    </defs>
  );
}

const shortened = (name: string) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name);
