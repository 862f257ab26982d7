import type { ReactNode } from "react";
import { State, type StateKind } from "./state";

export type JuryDeskProps = {
  /** The bar on top: where one is in one's order, progress, next unfinished. */
  progress: ReactNode;
  /** The entry to read, usually an EntryReader. */
  reading: ReactNode;
  /** The form with the score sheet; its last child a SheetFoot. */
  sheet: ReactNode;
  /** Notes of one's own under the sheet, never part of it. */
  notes?: ReactNode;
  /** What the drawer's handle says below 56.25rem: "Score sheet · 2 of 5". */
  sheetTitle: ReactNode;
};

/**
 * Sets reading left and scoring right, each with its own scroll. Below 56.25rem the sheet is a drawer that takes its share of the
 * height under the text and closes by its handle; it never covers what is being read. For a bare PageFrame.
 */
export function JuryDesk({ progress, reading, sheet, notes, sheetTitle }: JuryDeskProps) {
  return (
    <div className="jury-desk">
      <div className="desk-bar">{progress}</div>
      <div className="desk-panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane with its own scroll must be reachable by keyboard */}
        <section className="desk-reading" aria-label="Entry" tabIndex={0}>
          {reading}
        </section>
        <details className="desk-sheet" open>
          <summary>
            <span>{sheetTitle}</span>
            <span className="desk-sheet-open">Close</span>
            <span className="desk-sheet-closed">Open</span>
          </summary>
          <section className="desk-sheet-body" aria-label="Score sheet">
            {sheet}
            {notes}
          </section>
        </details>
      </div>
    </div>
  );
}

export type SheetFootProps = { state?: { kind: StateKind; words: string } | undefined; children: ReactNode };

/** Keeps the state of saving and the next step in view at the bottom of the score sheet. */
export function SheetFoot({ state, children }: SheetFootProps) {
  return (
    <div className="sheet-foot">
      <div className="sheet-foot-state" role="status" data-save-state="">
        {state ? <State kind={state.kind}>{state.words}</State> : null}
      </div>
      {children}
    </div>
  );
}

export type Square = {
  state: "final" | "draft" | "open";
  /** What the square stands for: "Entry 7, The Evening Bus". */
  label: string;
  href?: string | undefined;
  current?: boolean | undefined;
};

const squareWords = { final: "final", draft: "draft", open: "to read" } as const;
const squareStar = "M8 2l1.46 4.49h4.72l-3.82 2.78 1.46 4.49L8 10.98l-3.82 2.78 1.46-4.49-3.82-2.78h4.72z";

function SquareMark({ square }: { square: Square }) {
  const name = `${square.label}, ${squareWords[square.state]}${square.current ? ", here" : ""}`;
  return (
    <svg
      className={`square square-${square.current ? "current" : square.state}`}
      viewBox="0 0 16 16"
      role="img"
    >
      <title>{name}</title>
      <rect x="1" y="1" width="14" height="14" />
      {square.current ? <path d={squareStar} /> : null}
      {!square.current && square.state === "draft" ? <path d="M1 15L15 1v14z" /> : null}
    </svg>
  );
}

/** Shows one square per entry in one's own order: full final, half draft, empty to read, star here. Say the same in words beside it. */
export function ProgressSquares({
  squares,
  label = "Your entries",
}: {
  squares: readonly Square[];
  label?: string | undefined;
}) {
  return (
    <ol className="progress-squares" aria-label={label}>
      {squares.map((square) => (
        <li key={square.label} aria-current={square.current ? "step" : undefined}>
          {square.href ? (
            <a href={square.href}>
              <SquareMark square={square} />
            </a>
          ) : (
            <SquareMark square={square} />
          )}
        </li>
      ))}
    </ol>
  );
}
