import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { criteriaOf, editionFacts } from "../../domain/editions/editions.server";
import { sayMethod, sayTieRules, tieRulesOf } from "../../domain/editions/ranking-rules";
import { type BallotsFile, ballotsToExport } from "../../domain/judging/ballots-export.server";
import { boardOf } from "../../domain/judging/board.server";
import type { CheckLevel } from "../../domain/judging/chair-checks.server";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { may } from "../../domain/people/permissions";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { Details, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { BoardKey, RankingBoard } from "../../ui/ranking-board";
import { State, type StateKind } from "../../ui/state";
import { DataTable } from "../../ui/table";

export const meta = pageTitle("Ranking");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const board = await boardOf(ctx, edition.id);
    const ballots = await ballotsToExport(ctx, edition);
    return {
      edition: edition.name,
      method: sayMethod(edition.method),
      tieRules: sayTieRules(tieRulesOf(edition), await criteriaOf(ctx, edition.id)),
      board,
      ballots: ballots ?? null,
      whatIf: may(ctx.actor, "ranking.what-if", { edition: editionFacts(edition) }),
    };
  });
}

const checkKinds: Record<CheckLevel, { kind: StateKind; words: string }> = {
  red: { kind: "bad", words: "Look into it" },
  amber: { kind: "due", words: "Note" },
  info: { kind: "open", words: "For information" },
};

/** Says the totals of those who only advise: beside the ranking, without a dot, as they count nowhere. */
function sayAdvice(totals: readonly number[]): string | undefined {
  if (totals.length === 0) return undefined;
  return `Advice, counted nowhere: ${totals.map((total) => total.toFixed(2)).join(", ")}`;
}

export default function RankingPage() {
  const { edition, method, tieRules, board, ballots, whatIf } = useLoaderData<typeof loader>();
  const { entries, axis, checks } = board;
  const title = (id: string) => entries.find((entry) => entry.entryId === id)?.title ?? "";
  return (
    <>
      <PageHead
        where={`Jury · ${edition}`}
        title="Ranking"
        lead="Confidential: for the jury and the secretariat only. The jury decides at its meeting; until then nothing of this leaves the room."
      >
        <a href="/jury/meeting">Meeting</a>
        {whatIf ? <a href="/jury/what-if">What if</a> : null}
      </PageHead>
      {board.comparable ? null : (
        <Note kind="bad" title="These entries cannot be ranked together">
          <p>Two groups of entries were judged by different delegations, so nobody has a place.</p>
        </Note>
      )}
      <BoardKey>
        <span>without numbers where they would tell who is recused, or who judged an entry you do not</span>
      </BoardKey>
      <RankingBoard
        axis={axis}
        rows={entries.map((entry) => ({
          place: entry.place,
          title: entry.title,
          titleOwn: entry.titleOwn ?? undefined,
          titleLang: entry.titleLanguage ?? undefined,
          country: entry.country,
          score: entry.score,
          dots: entry.dots,
          mean: entry.mean,
          note: entry.note,
          remark: [entry.remark, sayAdvice(entry.advice)].filter(Boolean).join(". ") || undefined,
          ...(entry.open
            ? { to: `/jury/ranking/${entry.entryId}` }
            : {
                hidden: entry.ownCountry
                  ? "Your country. You see place and score only."
                  : "You are recused. You see place and score only.",
              }),
        }))}
      />
      <DataTable
        caption="Beside the official score, never instead of it"
        columns={[
          { label: "Entry" },
          { label: "State" },
          { label: "Place", numeric: true },
          { label: "Official score", numeric: true },
          { label: "Plain mean", numeric: true },
        ]}
        rows={entries.map((entry) => ({
          key: entry.entryId,
          cells: [
            entry.title,
            <Country key="state" code={entry.country} />,
            entry.place,
            entry.score,
            entry.open ? entry.plainMean : "not shown to you",
          ],
        }))}
      />
      <Details summary="How the order is made">
        <p>{method}</p>
        <ol>
          {tieRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </Details>
      {checks ? (
        <section className="stack">
          <h2>Checks for the chair</h2>
          <p>They change no score. Only the jury does, on the record. Shown to chair and vice-chair.</p>
          {entries.every((entry) => entry.open) ? null : (
            <p>They are made as if the entries whose judging is not for you had not been entered.</p>
          )}
          {checks.checks.length > 0 ? (
            <ul>
              {checks.checks.map((check) => (
                <li key={check.sentence}>
                  <State kind={checkKinds[check.level].kind}>{checkKinds[check.level].words}</State>{" "}
                  {check.sentence}
                </li>
              ))}
            </ul>
          ) : (
            <p>Nothing stands out.</p>
          )}
          <DataTable
            caption="The chair's sheet"
            columns={[
              { label: "Entry" },
              { label: "Delegations", numeric: true },
              { label: "Trimmed mean", numeric: true },
              { label: "Comparisons won", numeric: true },
              { label: "Places in nine of ten other draws", numeric: true },
            ]}
            rows={checks.entries.map((entry) => ({
              key: entry.entry,
              cells: [
                title(entry.entry),
                entry.delegations,
                entry.trimmed ?? "none",
                entry.comparisonsWon,
                entry.places ?? "none",
              ],
            }))}
          />
        </section>
      ) : null}
      {ballots ? <BallotsFileNote ballots={ballots} /> : null}
    </>
  );
}

function BallotsFileNote({ ballots }: { ballots: Omit<BallotsFile, "text"> }) {
  return (
    <section className="stack">
      <h2>Ballots file</h2>
      <p>
        Every score, by the number of the delegation. From this file alone the ranking can be computed again,
        on any machine, with the command line of the scoring library.
      </p>
      <p>
        It holds no names and is just as confidential: each state is the row with a hole at its own country.
        Keep it for yourself, send it to nobody, and delete it when you have checked it. Each download is
        recorded.
      </p>
      <SummaryList
        rows={[
          {
            term: ballots.sealed
              ? "Digest (SHA-256), as it stands in the sealed statement"
              : "Digest (SHA-256), as the ballots stand now",
            detail: <code>{ballots.digest}</code>,
          },
        ]}
      />
      <p>
        <a href="/jury/ballots.json" download>
          Download the ballots file (JSON)
        </a>
      </p>
    </section>
  );
}
