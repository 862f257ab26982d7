import type { ReactNode } from "react";

export type StateKind = "done" | "half" | "open" | "bad" | "due" | "out";

/** Draws the shape of a state: tick, half disc, ring, triangle, clock, dash. */
export function StateMark({ kind }: { kind: StateKind }) {
  return (
    <svg className={`mark mark-${kind}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {kind === "done" ? <path className="mark-line" d="M2 8.5l4 4 8-9" /> : null}
      {kind === "out" ? <path className="mark-line" d="M2 8h12" /> : null}
      {kind === "half" ? <path className="mark-full" d="M8 1.3a6.7 6.7 0 0 0 0 13.4z" /> : null}
      {kind === "half" || kind === "open" || kind === "due" ? (
        <circle className="mark-ring" cx="8" cy="8" r="6.7" />
      ) : null}
      {kind === "due" ? <path className="mark-ring" d="M8 4v4.4l3 1.8" /> : null}
      {kind === "bad" ? (
        <>
          <path className="mark-full" d="M8 1l7.5 14H.5z" />
          <path className="mark-cut" d="M8 6v4.5M8 12v1.6" />
        </>
      ) : null}
    </svg>
  );
}

/** Says a state: shape, word, colour, in this order of weight. */
export function State({ kind, children }: { kind: StateKind; children: ReactNode }) {
  return (
    <span className={`state state-${kind}`}>
      <StateMark kind={kind} />
      <span>{children}</span>
    </span>
  );
}
