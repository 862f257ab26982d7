import type { ReactNode } from "react";

export type Column = { label: string; numeric?: boolean | undefined; hidden?: boolean | undefined };
export type TableRow = { key: string; cells: readonly ReactNode[] };

export type DataTableProps = {
  caption: ReactNode;
  /** Where a heading just above says the same. */
  captionHidden?: boolean | undefined;
  /** The first column names the row; a hidden label (a column of buttons) is only read out. */
  columns: readonly Column[];
  rows: readonly TableRow[];
  /** Shown instead of rows where there are none. */
  empty?: ReactNode;
};

/** Sets rows of facts as a real table; under 48rem each row becomes a labelled list. Numbers stand right, with figures of one width. */
export function DataTable({ caption, captionHidden = false, columns, rows, empty }: DataTableProps) {
  const captioned = <caption className={captionHidden ? "hidden-words" : undefined}>{caption}</caption>;
  return (
    <table className="table">
      {captioned}
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.numeric ? "numeric" : undefined}>
              {column.hidden ? <span className="hidden-words">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => {
              const column = columns[index];
              const label = column?.hidden ? undefined : column?.label;
              const className = column?.numeric ? "numeric" : undefined;
              return index === 0 ? (
                <th key={index} scope="row" className={className}>
                  {cell}
                </th>
              ) : (
                <td key={index} data-label={label} className={className}>
                  <div className="cell">{cell}</div>
                </td>
              );
            })}
          </tr>
        ))}
        {rows.length === 0 && empty ? (
          <tr className="table-empty">
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
