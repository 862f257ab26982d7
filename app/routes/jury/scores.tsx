import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownScoreCounts } from "../../domain/judging/own-scores.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { ScoreBars, ScoreBarsList } from "../../ui/score-bars";

export const meta = pageTitle("Your scores so far");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => ownScoreCounts(ctx));
}

export default function OwnScores() {
  const { edition, scores, criteria, entries } = useLoaderData<typeof loader>();
  const most = Math.max(1, ...criteria.flatMap(({ counts }) => counts));
  return (
    <>
      <PageHead
        where={`Jury · ${edition}`}
        title="Your scores so far"
        lead="How often your delegation has given each score, drafts included: whether you use the whole scale, and use it alike on every criterion. Nobody else's scores are here, and there is no right shape."
      >
        <a href="/jury">All entries</a>
        <a href="/jury/compare">Compare your entries</a>
      </PageHead>
      {criteria.some(({ given }) => given > 0) ? (
        <ScoreBarsList>
          {criteria.map((criterion) => (
            <ScoreBars key={criterion.name} {...criterion} scores={scores} most={most} entries={entries} />
          ))}
        </ScoreBarsList>
      ) : (
        <EmptyState title="You have not given a score yet">
          <p>
            Begin with the first of <a href="/jury">your entries</a>; what you give is counted here.
          </p>
        </EmptyState>
      )}
    </>
  );
}
