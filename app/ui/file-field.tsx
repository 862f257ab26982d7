import { FieldFrame, type FieldProps } from "./field";

/** Asks for one file; `accept` only helps the browser's dialogue, what the file is its content says. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  return (
    <FieldFrame {...field}>
      {(control) => (
        <input
          className="input"
          type="file"
          id={control.id}
          name={control.name}
          accept={accept}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid || undefined}
        />
      )}
    </FieldFrame>
  );
}
