import type { ReactNode } from "react";
import { StateMark } from "./state";

export type NoteProps = {
  kind?: "note" | "bad" | "plain" | "good" | undefined;
  title?: ReactNode;
  children?: ReactNode;
};

/** Sets something apart that one must know here: a warning (note), a fault (bad), a fact (plain), a success (good). */
export function Note({ kind = "note", title, children }: NoteProps) {
  return (
    <div className={`note note-${kind}`}>
      {title ? (
        <p className="note-title">
          {kind === "bad" || kind === "good" ? <StateMark kind={kind === "bad" ? "bad" : "done"} /> : null}
          {title}
        </p>
      ) : null}
      {children ? <div className="note-body">{children}</div> : null}
    </div>
  );
}

/** Tells after a redirect what has been done; read out by screen readers. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="notice" role="status">
      <StateMark kind="done" />
      <div>{children}</div>
    </div>
  );
}
