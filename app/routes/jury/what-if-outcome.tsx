import type { NamedEntry, TriedWhatIf } from "../../domain/judging/what-if-page.server";
import { listed } from "../../domain/text";
import { Country } from "../../ui/country";
import { Note } from "../../ui/note";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";

/** Says which entries the two do not meet here, and why; nothing where there are none. */
export function LeftOut({ entries }: { entries: readonly NamedEntry[] }) {
  if (entries.length === 0) return null;
  const names = listed(entries.map((entry) => `"${entry.title}"`));
  return (
    <Note kind="plain" title="Left out of everything here, until the announcement">
      <p>
        {names}, because one of you is recused from {entries.length === 1 ? "it" : "each of them"}. What comes
        from judging an entry like that must not show, not even through the places of the others. So places
        and scores on this page are those among the other entries, and can differ a little from the ranking.
      </p>
    </Note>
  );
}

/** One what-if that both have agreed to: a sentence on what moves, then every entry with both places. */
export function Tried({ tried }: { tried: TriedWhatIf }) {
  const { entries } = tried;
  return (
    <section className="stack">
      <h3>{tried.words}</h3>
      <p className="quiet">
        Proposed by {tried.proposedBy}, confirmed by {tried.confirmedBy} on <Instant at={tried.at} />.
        {tried.standing ? "" : " Tried on a decision that the jury has annulled since."}
      </p>
      {entries ? (
        <>
          <p>{sayMoves(entries)}</p>
          {tried.leftOut.length > 0 ? (
            <p>Among all entries but {listed(tried.leftOut.map((entry) => `"${entry.title}"`))}.</p>
          ) : null}
          <DataTable
            caption={`Places and scores: ${tried.words}`}
            captionHidden
            columns={[
              { label: "Entry" },
              { label: "State" },
              { label: "Place as it is", numeric: true },
              { label: "Place then", numeric: true },
              { label: "Score as it is", numeric: true },
              { label: "Score then", numeric: true },
            ]}
            rows={entries.map((entry) => ({
              key: entry.entryId,
              cells: [
                entry.title,
                <Country key="state" code={entry.country} />,
                entry.from,
                entry.moves ? <strong key="to">{entry.to}</strong> : entry.to,
                entry.scoreFrom,
                entry.scoreTo,
              ],
            }))}
          />
        </>
      ) : (
        <p>Its outcome is no longer shown, because one of you is recused from the entry it is about.</p>
      )}
    </section>
  );
}

function sayMoves(entries: NonNullable<TriedWhatIf["entries"]>): string {
  const moving = entries.filter((entry) => entry.moves);
  if (moving.length === 0) return "No entry would change its place.";
  const said = moving.map((entry) => `"${entry.title}" from ${entry.from} to ${entry.to}`);
  const many = moving.length === 1 ? "One entry" : `${moving.length} entries`;
  return `${many} would change place: ${listed(said)}.`;
}
