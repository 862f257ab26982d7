import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import countdown from "../../browser/countdown.ts?worker&url";
import { editionFacts } from "../../domain/editions/editions.server";
import { whyNoNewEntry } from "../../domain/entries/windows";
import { bodyById, changeContact, giveMoreTime } from "../../domain/national/bodies.server";
import { dropCandidate, handIn, startCandidate, takeBack } from "../../domain/national/candidates.server";
import { candidateSchema, handInUntil, moreTimeSchema } from "../../domain/national/round";
import { candidatesOfBody } from "../../domain/national/round-page.server";
import { personSchema } from "../../domain/people/people";
import { may } from "../../domain/people/permissions";
import { type Problem, Refusal } from "../../domain/problems";
import { parseForm, type Typed, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Countdown, Deadline } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { BodyCandidates } from "./body-candidates";
import { BodyLead } from "./body-lead";

export const handle = { modules: [countdown] };
export const meta = pageTitle("Candidates of your body");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  return found(async () => {
    const { body, round, edition, facts, bodyFacts } = await bodyById(ctx, id);
    const contact = bodyFacts.contact;
    const until = handInUntil({ deadline_at: round.deadline_at, late_until: body.late_until });
    const candidates = await candidatesOfBody(ctx, id);
    const open =
      round.decided_at === null && ctx.now < until && !whyNoNewEntry(editionFacts(edition), ctx.now);
    return {
      id,
      roundId: round.id,
      now: ctx.now,
      name: body.name,
      own: body.name_own,
      language: body.language,
      country: round.country,
      edition: { name: edition.name, theme: edition.theme, year: edition.year },
      until,
      lateReason: body.late_until === null ? null : body.late_reason,
      most: round.candidates_per_body,
      decided: round.decided_at !== null,
      contact,
      leads: may(ctx.actor, "round.lead", facts),
      open,
      mayStart:
        open &&
        contact &&
        candidates.filter((one) => one.state !== "put-aside").length < round.candidates_per_body,
      candidates,
    };
  });
}

type Done = { notice: string; to?: string };

/** A candidate's gaps belong to its form, which names and links them; here one sentence leads there. */
async function handInOrCheck(ctx: SignedIn, entryId: string): Promise<void> {
  try {
    await handIn(ctx, entryId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rules = error.problems.filter((problem: Problem) => problem.kind === "rule");
    throw new Refusal(rules.length > 0 ? rules : error.problems, { incomplete: entryId });
  }
}

const intents: Record<string, (ctx: SignedIn, id: string, typed: Typed) => Promise<Done>> = {
  start: async (ctx, id, typed) => {
    const entryId = await startCandidate(ctx, id, parseForm(candidateSchema, typed));
    return {
      notice: "The candidate is begun. Write the form, and hand it in when it is complete.",
      to: `/write/${entryId}`,
    };
  },
  "hand-in": async (ctx, _, typed) => {
    await handInOrCheck(ctx, textOf(typed, "candidate"));
    return { notice: "The candidate is handed in. Until the national deadline you can take it back." };
  },
  "take-back": async (ctx, _, typed) => {
    await takeBack(ctx, textOf(typed, "candidate"));
    return { notice: "You can write the candidate again. Hand it in before the national deadline." };
  },
  drop: async (ctx, _, typed) => {
    await dropCandidate(ctx, textOf(typed, "candidate"));
    return { notice: "The candidate is put aside. You can take it up again until the national deadline." };
  },
  contact: async (ctx, id, typed) => {
    await changeContact(ctx, id, parseForm(personSchema, typed));
    return { notice: "The contact person is invited by letter." };
  },
  "more-time": async (ctx, id, typed) => {
    await giveMoreTime(ctx, id, parseForm(moreTimeSchema, typed));
    return { notice: "The body has more time and is told by letter." };
  },
};

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    const here = `/national/bodies/${id}`;
    const run = intents[textOf(typed, "intent")];
    if (!run) return redirect(here, 303);
    const { notice, to = here } = await run(ctx, id, typed);
    return redirectWithNotice(args, to, notice);
  });

export type BodyData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Body() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={
          <>
            <Country code={page.country} /> ·{" "}
            {page.leads ? <a href={`/national/rounds/${page.roundId}`}>National round</a> : "National round"}{" "}
            · {page.edition.name}
          </>
        }
        title={
          <Bilingual text={page.name} {...(page.own ? { own: page.own, lang: page.language ?? "" } : {})} />
        }
        lead={page.edition.theme}
      >
        <a href={`/editions/${page.edition.year}`}>Theme, rules and the form as a PDF</a>
      </PageHead>
      {page.decided ? (
        <Note kind="plain">
          <p>The national round is decided. What became of each candidate stands below.</p>
        </Note>
      ) : (
        <>
          <Countdown deadline={page.until} now={page.now} />
          <p>
            {page.open ? "Candidates can be handed in until " : "Candidates could be handed in until "}
            <Deadline at={page.until} />.{page.lateReason ? ` More time was given: ${page.lateReason}` : ""}
          </p>
        </>
      )}
      <BodyCandidates page={page} refused={refused} />
      {page.leads && !page.decided ? <BodyLead refused={refused} /> : null}
    </>
  );
}
