import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import countdown from "../../browser/countdown.ts?worker&url";
import { isAnnounced } from "../../domain/editions/edition";
import { markOf } from "../../domain/editions/revision.server";
import { decisionFor } from "../../domain/entries/admission-queue.server";
import { changeEntry, makeAdditional, makeCompeting, titlesOf } from "../../domain/entries/drafts.server";
import {
  type EntryKind,
  type EntryState,
  entryLifecycle,
  isCandidate,
  sayKind,
} from "../../domain/entries/entry";
import { titleSchema } from "../../domain/entries/entry-input";
import {
  changeRole,
  inviteToEntry,
  leadsPeople,
  peopleOf,
  removeFromEntry,
} from "../../domain/entries/entry-people.server";
import {
  askForHelp,
  endHelp,
  helpOf,
  helpSchema,
  mostHelpDays,
  usualHelpDays,
} from "../../domain/entries/help.server";
import { keepAsAdditional, whyNotKept } from "../../domain/entries/kept-as-additional.server";
import { namePresenter, presenterSchema } from "../../domain/entries/presenters.server";
import { receiptsOf } from "../../domain/entries/receipts.server";
import { reopenEntry } from "../../domain/entries/submission.server";
import { whyNoNewEntry, whyNotWriting, writableUntil } from "../../domain/entries/windows";
import { withdrawEntry } from "../../domain/entries/withdrawal.server";
import { writingOf } from "../../domain/entries/writing.server";
import { actionsFrom } from "../../domain/lifecycle";
import { bodyOfCandidate } from "../../domain/national/candidates.server";
import { languageName, personSchema } from "../../domain/people/people";
import { zoneOf } from "../../domain/people/zones";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { Title } from "../../ui/title";
import { Changes } from "./entry-changes";
import { Help } from "./entry-help";
import { NextStep } from "./entry-next-step";
import { People } from "./entry-people";
import { Presenter } from "./entry-presenter";
import { Receipts } from "./entry-receipts";
import { EntryStateMark } from "./entry-state";

export const handle = { modules: [countdown] };
export const meta = pageTitle("Entry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "" } = args.params;
  return found(async () => {
    const writing = await writingOf(ctx, id);
    const { entry, edition, facts, states, gaps, remarks } = writing;
    const state = entry.state as EntryState;
    const actions = actionsFrom(entryLifecycle, state);
    const reopened = { ...facts, entry: { ...facts.entry, state: "draft" as const } };
    return {
      self: ctx.actor.id,
      now: ctx.now,
      edition: edition.name,
      entry: {
        id: entry.id,
        country: entry.country,
        kind: entry.kind as EntryKind,
        kindWords: sayKind(entry),
        state,
        title: entry.title,
        titleOwn: entry.title_own ?? "",
        titleLanguage: entry.title_language ?? "",
        titlesSeen: markOf(titlesOf(entry)),
        organisation: entry.organisation,
        until: writableUntil(facts),
        late: entry.late_until !== null,
      },
      closed: writing.closed,
      maySignOff: writing.maySignOff,
      mayInvite: await leadsPeople(ctx, id),
      bodyId: isCandidate(entry) ? await bodyOfCandidate(ctx, id) : undefined,
      national: writing.national?.language,
      help: { standing: await helpOf(ctx, id), usualDays: usualHelpDays, mostDays: mostHelpDays },
      mayWrite: writing.mayWrite,
      mayChangeKind: writing.maySignOff && state === "draft" && !whyNoNewEntry(facts.edition, ctx.now),
      mayReopen: writing.maySignOff && actions.includes("reopen") && !whyNotWriting(reopened, ctx.now),
      mayWithdraw: writing.maySignOff && actions.includes("withdraw") && !isAnnounced(edition),
      complete: states.filter((section) => section.state === "done").length,
      sections: states.length,
      gaps: gaps.length,
      remarks: writing.sections
        .flatMap((section) => section.questions.map((question) => ({ section, question })))
        .flatMap(({ section, question }) => {
          const remark = remarks.get(question.id);
          const to = `/write/${entry.id}/${section.id}#f-${question.id}`;
          return remark ? [{ id: question.id, to, label: question.label, remark }] : [];
        }),
      decision: await decisionFor(ctx, id),
      keep:
        state === "refused" && entry.kind === "competing" && writing.maySignOff
          ? { against: (await whyNotKept(ctx, writing))?.sentence }
          : undefined,
      zone: zoneOf(entry.country),
      people: (await peopleOf(ctx, id)).map((person) => ({
        id: person.id,
        name: person.name_latin,
        own: person.name_own,
        lang: person.name_language,
        email: person.email,
        role: person.role,
      })),
      receipts: await receiptsOf(ctx, id),
      presenter:
        state === "admitted" && edition.admission_closed_at !== null
          ? {
              open: writing.maySignOff && !isAnnounced(edition),
              nameLatin: entry.presenter_name_latin ?? "",
              nameOwn: entry.presenter_name_own ?? "",
              nameLanguage: entry.presenter_language ?? "",
            }
          : undefined,
    };
  });
}

type Done = { notice: string; to?: string };

const invitation = z.intersection(
  personSchema,
  z.object({ role: z.enum(["write", "read"], { message: "Choose what the person may do." }) }),
);

/** What each button of the page does: one command, and what is said afterwards. */
const intents: Record<
  string,
  (ctx: SignedIn, id: string, typed: Parameters<typeof parseForm>[1]) => Promise<Done>
> = {
  invite: async (ctx, id, typed) => {
    const person = parseForm(invitation, typed);
    await inviteToEntry(ctx, id, person);
    return { notice: `${person.nameLatin} is invited by letter.` };
  },
  remove: async (ctx, id, typed) => {
    const personId = textOf(typed, "remove");
    await removeFromEntry(ctx, id, personId);
    return personId === ctx.actor.id
      ? { notice: "You have left the entry.", to: "/desk" }
      : { notice: "The person no longer sees the entry." };
  },
  "let-write": async (ctx, id, typed) => {
    await changeRole(ctx, id, textOf(typed, "person"), "write");
    return { notice: "The person can write the form now." };
  },
  "let-read": async (ctx, id, typed) => {
    await changeRole(ctx, id, textOf(typed, "person"), "read");
    return { notice: "The person can read the form, and no longer change it." };
  },
  "ask-for-help": async (ctx, id, typed) => {
    await askForHelp(ctx, id, parseForm(helpSchema, typed));
    return { notice: "The secretariat can read the draft now, and is told by letter." };
  },
  "end-help": async (ctx, id) => {
    await endHelp(ctx, id);
    return { notice: "The secretariat can no longer read the draft." };
  },
  titles: async (ctx, id, typed) => {
    await changeEntry(ctx, id, parseForm(titleSchema, typed), textOf(typed, "titlesSeen") || undefined);
    return { notice: "The titles are saved." };
  },
  competing: async (ctx, id) => {
    await makeCompeting(ctx, id);
    return { notice: "This is now the state's competing entry." };
  },
  additional: async (ctx, id) => {
    await makeAdditional(ctx, id);
    return { notice: "This is now an additional entry." };
  },
  presenter: async (ctx, id, typed) => {
    await namePresenter(ctx, id, parseForm(presenterSchema, typed));
    return { notice: "The presenter is named." };
  },
  reopen: async (ctx, id) => {
    await reopenEntry(ctx, id);
    return {
      notice: "The entry is a draft again. Submit it again before the deadline, or it does not count.",
    };
  },
  keep: async (ctx, id) => {
    await keepAsAdditional(ctx, id);
    return { notice: "It stays as an additional entry. The secretariat decides on its admission." };
  },
  withdraw: async (ctx, id, typed) => {
    await withdrawEntry(ctx, id, textOf(typed, "reason"));
    return { notice: "The entry is withdrawn." };
  },
};

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "" } = args.params;
    const here = `/national/entries/${id}`;
    const run = intents[textOf(typed, "remove") ? "remove" : textOf(typed, "intent")];
    if (!run) return redirect(here, 303);
    const { notice, to = here } = await run(ctx, id, typed);
    return redirectWithNotice(args, to, notice);
  });

function NationalFiles({ entryId }: { entryId: string }) {
  return (
    <>
      <a href={`/write/${entryId}/national.pdf`} aria-label="PDF of the national version">
        PDF
      </a>{" "}
      ·{" "}
      <a href={`/write/${entryId}/national.json`} aria-label="JSON of the national version">
        JSON
      </a>
    </>
  );
}

export type EntryPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Entry() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { entry } = page;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={
          <>
            <Country code={entry.country} /> · {entry.kindWords} · {page.edition}
          </>
        }
        title={
          <Title
            text={entry.title}
            {...(entry.titleOwn ? { own: entry.titleOwn, lang: entry.titleLanguage } : {})}
          />
        }
      />
      <NextStep page={page} />
      <SummaryList
        beside
        rows={[
          { term: "State", detail: <EntryStateMark state={entry.state} /> },
          { term: "Organisation", detail: entry.organisation },
          {
            term: "Form",
            detail: `${page.complete} of ${page.sections} sections complete`,
            action: <a href={`/write/${entry.id}`}>{page.closed ? "Read the form" : "Open the form"}</a>,
          },
          ...(page.national
            ? [
                {
                  term: "National version",
                  detail: `As it was chosen, in ${languageName(page.national)}`,
                  action: <NationalFiles entryId={entry.id} />,
                },
              ]
            : []),
        ]}
      />
      {page.presenter ? <Presenter presenter={page.presenter} refused={refused} /> : null}
      <People page={page} refused={refused} />
      <Help page={page} refused={refused} />
      <Receipts entryId={entry.id} receipts={page.receipts} />
      <Changes page={page} refused={refused} />
    </>
  );
}
