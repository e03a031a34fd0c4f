import { lazy, type ReactNode, Suspense } from "react";

import { Bones } from "@/components/Bones";
import { Card } from "@/components/Card";

import type { ChartProps } from "./charts/Chart";
import styles from "./Figures.module.css";

// The charts weigh more than the rest of the page: the figures do not wait for them.
const Chart = lazy(() => import("./charts/Chart"));

type Props = { title: string; aside?: string; chart: ChartProps; legend?: ReactNode; children: ReactNode };

/** One question answered twice: drawn, and in a table. */
export function Figures({ title, aside, chart, legend, children }: Props) {
  return (
    <Card title={title} aside={aside}>
      <div className={styles.both}>
        <div className={styles.drawn}>
          <Suspense fallback={<Bones shape="panel" />}>
            <Chart {...chart} />
          </Suspense>
          {legend}
        </div>
        <div className={styles.said}>{children}</div>
      </div>
    </Card>
  );
}
