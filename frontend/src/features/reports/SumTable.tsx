import styles from "./SumTable.module.css";

type Figure<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => string;
  /** The last line; left empty where a sum would count something twice. */
  sum?: string;
};

type Props<Row> = {
  label: string;
  name: { header: string; cell: (row: Row) => string };
  figures: Figure<Row>[];
  rows: Row[];
  total: string;
  /** Many figures: on phones each row becomes a card. */
  isWide?: boolean;
};

/** Figures in a table with their sum: what a chart draws, said exactly. */
export function SumTable<Row>({ label, name, figures, rows, total, isWide = false }: Props<Row>) {
  const cells = (text: (figure: Figure<Row>) => string | undefined) =>
    figures.map((figure) => (
      <td key={figure.key} data-label={figure.header}>
        {text(figure)}
      </td>
    ));
  return (
    <table className={styles.table} aria-label={label} data-wide={isWide || undefined}>
      <thead>
        <tr>
          <th scope="col">{name.header}</th>
          {figures.map(({ key, header }) => (
            <th key={key} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={name.cell(row)}>
            <th scope="row">{name.cell(row)}</th>
            {cells(({ cell }) => cell(row))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total}</th>
          {cells(({ sum }) => sum)}
        </tr>
      </tfoot>
    </table>
  );
}
