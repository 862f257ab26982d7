import { Country } from "./country";
import { type StateKind, StateMark } from "./state";

export type MatrixColumn = { number: number; name: string };

/** What stands where an entry meets a delegation: shape and words, and where it leads. Without a shape it is quiet. */
export type MatrixCell = { kind?: StateKind | undefined; words: string; href?: string | undefined };

export type MatrixRow = { key: string; title: string; country: string; cells: readonly MatrixCell[] };

export type MatrixProps = {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
};

/** With more delegations than these a row of words has no place on any screen. */
const mostInWords = 9;

/**
 * Sets entries against delegations. Where there is room, each cell says its state in words under the delegation's name;
 * under 48rem, and with many delegations, the cells are a row of numbered shapes, explained by a key above.
 */
export function Matrix({ caption, captionHidden = false, columns, rows }: MatrixProps) {
  const many = columns.length > mostInWords ? " matrix-many" : "";
  return (
    <div className={`matrix${many}`}>
      <MatrixKey columns={columns} rows={rows} />
      <section className="matrix-scroll" aria-label={caption} tabIndex={many ? 0 : undefined}>
        <table className="matrix-table">
          <caption className={captionHidden ? "hidden-words" : undefined}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Entry</th>
              {columns.map(({ number, name }) => (
                <th key={number} scope="col">
                  <span className="matrix-number">{number}</span> <span className="matrix-name">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.title} <Country code={row.country} />
                </th>
                {row.cells.map((cell, index) => {
                  const { number, name } = columns[index]!;
                  const inside = (
                    <>
                      <span className="hidden-words">{name}: </span>
                      <span className="matrix-number" aria-hidden="true">
                        {number}
                      </span>
                      {cell.kind ? <StateMark kind={cell.kind} /> : null}
                      <span className="matrix-words">{cell.words}</span>
                    </>
                  );
                  const className = `matrix-cell${cell.kind ? ` state-${cell.kind}` : ""}`;
                  return (
                    <td key={number}>
                      {cell.href ? (
                        <a className={className} href={cell.href}>
                          {inside}
                        </a>
                      ) : (
                        <span className={className}>{inside}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Says what numbers and shapes stand for, where the table itself has no room for words. */
function MatrixKey({ columns, rows }: Pick<MatrixProps, "columns" | "rows">) {
  const shapes = new Map(rows.flatMap((row) => row.cells).map((cell) => [cell.words, cell.kind]));
  return (
    <div className="matrix-key" aria-hidden="true">
      <ol>
        {columns.map(({ number, name }) => (
          <li key={number}>
            <b>{number}</b> {name}
          </li>
        ))}
      </ol>
      <ul>
        {[...shapes].map(([words, kind]) => (
          <li key={words} className={kind ? `state-${kind}` : undefined}>
            {kind ? <StateMark kind={kind} /> : <span className="matrix-none" />} {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
