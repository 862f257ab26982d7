import type { Progress } from "../../domain/judging/progress.server";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { Matrix } from "../../ui/matrix";
import { Note } from "../../ui/note";
import { DataTable } from "../../ui/table";
import { markOfState } from "./sheet-state";

const nothingYet = (
  <EmptyState title="There is nothing to follow yet">
    <p>Once the secretariat has opened judging, every delegation and entry stands here.</p>
  </EmptyState>
);

/** Shows the state of every score sheet, by entry and delegation, each with a link to what can be done about it. */
export function ProgressMatrix({ progress: { delegations, rows } }: { progress: Progress }) {
  if (rows.length === 0) return nothingYet;
  return (
    <Matrix
      caption="Score sheets by entry and delegation"
      captionHidden
      columns={delegations}
      rows={rows.map((row) => ({
        key: row.entryId,
        title: row.title,
        country: row.country,
        cells: row.cells.map(({ assignmentId, state }) => ({
          ...markOfState(state),
          ...(assignmentId && state !== "recused" ? { href: `/jury/progress/${assignmentId}` } : {}),
        })),
      }))}
    />
  );
}

/** Shows the same without the delegations, for whom counting would tell who judges an entry they are recused from. */
export function ProgressByEntry({ progress: { rows, overdue } }: { progress: Progress }) {
  return (
    <>
      <DataTable
        caption="Final score sheets by entry"
        captionHidden
        columns={[
          { label: "Entry" },
          { label: "State" },
          { label: "Final", numeric: true },
          { label: "To judge", numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: row.entryId,
          cells: [row.title, <Country key="state" code={row.country} />, row.final, row.toJudge],
        }))}
        empty={nothingYet}
      />
      {overdue.length > 0 ? (
        <Note title="Still missing after the date">
          <ul>
            {overdue.map((one) => (
              <li key={one.assignmentId}>
                <a href={`/jury/progress/${one.assignmentId}`}>{one.words}</a>
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      <Note kind="plain" title="Why no delegation stands beside an entry">
        <p>
          Entries are dealt evenly, and you are recused from one: counting the others would tell who judges
          it. A delegation that wants its sheet reopened gives you its address; what is missing after the
          judging date is named here. The secretariat sees the whole.
        </p>
      </Note>
    </>
  );
}
