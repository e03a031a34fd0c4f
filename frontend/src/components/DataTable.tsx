import type { ReactNode } from "react";

import styles from "./DataTable.module.css";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "end";
  isMuted?: boolean;
  /** Its place on the card a row becomes on a phone: beside the first column, below it, below at the end, or left out. */
  onPhone?: "beside" | "below" | "end" | "hidden";
};
/** The first names the row. */
export type Columns<Row> = [Column<Row>, ...Column<Row>[]];

type Props<Row> = {
  /** What the table lists, for those who hear it. */
  label: string;
  columns: Columns<Row>;
  rows: Row[];
  rowKey: (row: Row) => number | string;
  onOpen?: (row: Row) => void;
};

/** Rows as a table on wide screens and as cards on phones. The first column names the row, and opens it. */
export function DataTable<Row>({ label, columns, rows, rowKey, onOpen }: Props<Row>) {
  const [name, ...others] = columns;
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={onOpen ? styles.opens : undefined}>
            <td className={styles.name}>
              {onOpen ? (
                <button type="button" className={styles.open} onClick={() => onOpen(row)}>
                  {name.cell(row)}
                </button>
              ) : (
                name.cell(row)
              )}
            </td>
            {others.map((column) => (
              <td
                key={column.key}
                data-align={column.align}
                data-phone={column.onPhone ?? "below"}
                className={column.isMuted ? "muted" : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
