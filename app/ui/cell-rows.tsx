import type { Control } from "./field";

export type CellRowsProps = {
  control: Control;
  /** What a row is: "Partner". */
  one: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  readOnly?: boolean | undefined;
};

/** A small table to type into: a row is a group of lines that all send the field's name, one after the other. */
export function CellRows({ control, one, columns, rows, readOnly }: CellRowsProps) {
  return (
    <div className="cell-rows">
      {rows.map((row, number) => (
        <fieldset className="cell-row" key={number}>
          <legend className="hidden-words">{`${one} ${number + 1}`}</legend>
          {columns.map((column, at) => (
            <label className="cell" key={column}>
              <span>{column}</span>
              <input
                className="input"
                id={number === 0 && at === 0 ? control.id : undefined}
                name={control.name}
                defaultValue={row[at] ?? ""}
                readOnly={readOnly}
                aria-describedby={number === 0 && at === 0 ? control.describedBy : undefined}
                aria-invalid={control.invalid || undefined}
              />
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
