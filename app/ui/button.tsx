import type { ReactNode } from "react";

export type ButtonKind = "main" | "second" | "gold" | "danger";

/** Gives the classes of a button, for a link or a summary that looks like one. */
export function buttonClass(kind: ButtonKind = "main", small = false): string {
  return ["button", kind === "main" ? "" : `button-${kind}`, small ? "button-small" : ""]
    .filter(Boolean)
    .join(" ");
}

export type ButtonProps = {
  children: ReactNode;
  /** One main button per page or panel; gold only on blue. */
  kind?: ButtonKind | undefined;
  small?: boolean | undefined;
  name?: string | undefined;
  value?: string | undefined;
  formAction?: string | undefined;
  /** The id of its form where it stands outside of it. */
  form?: string | undefined;
  /** Sends the form as it is, for saving a draft. */
  formNoValidate?: boolean | undefined;
  /** Where the visible words alone do not say what it is about ("Remove" in a list). */
  label?: string | undefined;
};

/** Sends its form; the words are a verb. */
export function Button({ children, kind, small, label, ...attributes }: ButtonProps) {
  return (
    <button type="submit" className={buttonClass(kind, small)} aria-label={label} {...attributes}>
      {children}
    </button>
  );
}

export type ButtonLinkProps = {
  to: string;
  children: ReactNode;
  kind?: ButtonKind | undefined;
  small?: boolean | undefined;
};

/** Goes to another page and looks like a button: the next step of the work. */
export function ButtonLink({ to, children, kind, small }: ButtonLinkProps) {
  return (
    <a className={buttonClass(kind, small)} href={to}>
      {children}
    </a>
  );
}

export type ConfirmDetailsProps = {
  /** What one presses first: "Withdraw the entry". */
  label: string;
  /** What will happen and whether it can be undone. */
  children: ReactNode;
  /** The button that does it: "Withdraw it now". */
  confirm: string;
  name?: string | undefined;
  value?: string | undefined;
  formAction?: string | undefined;
  small?: boolean | undefined;
};

/** Asks once before a destructive submit: the first press opens the question, the second one inside it does it. Stands in a form. */
export function ConfirmDetails({
  label,
  children,
  confirm,
  name,
  value,
  formAction,
  small,
}: ConfirmDetailsProps) {
  return (
    <details className="confirm">
      <summary className={buttonClass("second", small)}>{label}</summary>
      <div className="confirm-question">
        <div>{children}</div>
        <Button kind="danger" small={small} name={name} value={value} formAction={formAction}>
          {confirm}
        </Button>
      </div>
    </details>
  );
}
