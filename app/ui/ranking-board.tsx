import { Fragment, type ReactNode } from "react";
import { Country } from "./country";
import { type Axis, AxisNumbers, type Dot, DotPlot, drawingsOn } from "./dot-plot";

export type BoardRow = {
  /** "1", or "2 =" for a shared place. */
  place: number | string;
  title: string;
  titleOwn?: string | undefined;
  titleLang?: string | undefined;
  /** ISO code. */
  country: string;
  /** With as many decimals as tell places apart. */
  score: string;
  dots?: readonly Dot[] | undefined;
  mean?: number | undefined;
  /** A photo finish or what decides a tie: a sentence across the board, under this row. */
  note?: ReactNode;
  /** Instead of the dots: "Your country. You see place and score only." */
  hidden?: string | undefined;
  /** Beside the country: "One delegation recused". Never with a delegation's number. */
  remark?: string | undefined;
  to?: string | undefined;
};

export type RankingBoardProps = {
  rows: readonly BoardRow[];
  /** One axis for all rows, set from all their totals. */
  axis: Axis;
  caption?: string | undefined;
  /** How many places win: they stand in serif with a gold bar that repeats what the number says. */
  podium?: number | undefined;
};

/** Explains dots and triangle above a board. */
export function BoardKey({ children }: { children?: ReactNode }) {
  return (
    <p className="board-key">
      <span>
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <circle className="dot" cx="10" cy="10" r="9" />
          <text className="dot-number" x="10" y="14">
            3
          </text>
        </svg>
        total of delegation 3
      </span>
      <span>
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path className="mean" d="M10 4l7 11h-14z" />
        </svg>
        mean
      </span>
      {children}
    </p>
  );
}

/** Shows the order of the entries: place, entry, score, and each delegation's total by number on one axis for all rows. */
export function RankingBoard({ rows, axis, caption = "Ranking", podium = 3 }: RankingBoardProps) {
  const drawings = drawingsOn(axis);
  return (
    <table className="board">
      <caption className="hidden-words">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="board-place">
            Place
          </th>
          <th scope="col">Entry</th>
          <th scope="col" className="board-score">
            Score
          </th>
          <th scope="col" className="board-dots">
            Totals by delegation
            <AxisNumbers axis={axis} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const wins = Number.parseInt(String(row.place), 10) <= podium;
          return (
            <Fragment key={`${row.place} ${row.country} ${row.title}`}>
              <tr className={wins ? "board-row board-top" : "board-row"}>
                <td className="board-place">{row.place}</td>
                <th scope="row" className="board-entry">
                  <span className={wins ? "board-title serif" : "board-title"}>
                    {row.to ? <a href={row.to}>{row.title}</a> : row.title}
                  </span>
                  {row.titleOwn && row.titleOwn !== row.title ? (
                    <span className="board-own" lang={row.titleLang}>
                      {row.titleOwn}
                    </span>
                  ) : null}
                  <span className="board-from">
                    <Country code={row.country} />
                    {row.remark ? <span className="board-remark">{row.remark}</span> : null}
                  </span>
                </th>
                <td className="board-score">{row.score}</td>
                <td className="board-dots">
                  {row.hidden ? (
                    <span className="board-hidden">{row.hidden}</span>
                  ) : row.dots && row.dots.length > 0 ? (
                    <DotPlot dots={row.dots} mean={row.mean} drawings={drawings} meanWords={row.score} />
                  ) : null}
                </td>
              </tr>
              {row.note ? (
                <tr className="board-note">
                  <td colSpan={4}>{row.note}</td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
