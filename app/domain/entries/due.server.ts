import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { countryName } from "../countries";
import type { Due } from "../due";
import { currentEdition, editionFacts } from "../editions/editions.server";
import { holds, speaksFor } from "../people/actor";
import { dayOf, later, minute } from "../times";
import { entriesVisibleTo } from "./entries.server";
import { standsForState } from "./entry";
import { entryFacts } from "./entry-rows.server";
import { beginningUntil } from "./late-exceptions.server";
import { mayExtendFor } from "./outages";
import { awayBeforeDeadline } from "./outages.server";
import { statesSpokenFor } from "./own-states";
import { whyNotWriting, writableUntil } from "./windows";

/** Lists what entries ask of a person in the current edition: to enter, write, submit, answer remarks, name a presenter, check. */
export async function dueForEntries(ctx: Context): Promise<Due[]> {
  const edition = await currentEdition(ctx);
  if (!edition || ctx.actor.kind !== "person") return [];
  const entries = (await entriesVisibleTo(ctx, edition.id)).filter(standsForState);
  const states = statesSpokenFor(ctx.actor);
  return [
    ...(await Promise.all(states.map((country) => withoutEntry(ctx, edition, entries, country)))).flat(),
    ...entries.flatMap((entry) => ofOne(ctx, edition, entry)),
    ...ofAdmission(ctx, edition, entries),
    ...(await ofOutage(ctx, edition)),
  ];
}

/** A service that was away just before the deadline is the secretariat's to judge, once the deadline is near or passed. */
async function ofOutage(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  if (!holds(ctx.actor, "secretariat") || edition.state !== "open") return [];
  const away = await awayBeforeDeadline(ctx, edition);
  if (!mayExtendFor(away)) return [];
  return [
    {
      key: `outage-${edition.id}-${edition.deadline_at}`,
      title: "Decide whether the deadline is extended for all",
      why: `The service was away for ${Math.round(away / minute)} minutes in the last hour before the deadline.`,
      action: { label: "Look at the extension", to: `/secretariat/editions/${edition.year}/acts` },
    },
  ];
}

const lastDay = (at: string) => dayOf(later(at, -1));

async function withoutEntry(
  ctx: Context,
  edition: EditionsRow,
  entries: readonly EntriesRow[],
  country: string,
): Promise<Due[]> {
  const competes = entries.some((one) => one.country === country && one.kind === "competing");
  if (competes) return [];
  const until = await beginningUntil(ctx, edition, country);
  if (until !== null) {
    return [
      {
        key: `enter-late-${country}`,
        day: lastDay(until),
        title: `Enter a project for ${countryName(country)} by exception`,
        why: "Your state may still enter its competing project, though the deadline has passed.",
        action: { label: "Enter a project", to: `/national/entries/new?country=${country}` },
      },
    ];
  }
  if (edition.state !== "open" || ctx.now >= edition.deadline_at) return [];
  return [
    {
      key: `enter-${country}`,
      day: lastDay(edition.deadline_at),
      title: `Enter a project for ${countryName(country)}`,
      why: "Your state has no competing entry yet. Taking part is not compulsory.",
      action: { label: "Open entries", to: "/national" },
    },
  ];
}

function ofOne(ctx: Context, edition: EditionsRow, entry: EntriesRow): Due[] {
  const { actor } = ctx;
  const speaks = speaksFor(actor, entry.country);
  const writes =
    speaks ||
    (actor.kind === "person" &&
      actor.entries.some((one) => one.entryId === entry.id && one.role === "write"));
  if (!writes) return [];
  const write = { label: "Open the form", to: `/write/${entry.id}` };
  const hub = { label: "Open the entry", to: `/national/entries/${entry.id}` };
  const facts = { edition: editionFacts(edition), entry: entryFacts(entry) };
  if (entry.state === "draft" && whyNotWriting(facts, ctx.now) === undefined) {
    return [
      {
        key: `write-${entry.id}`,
        day: lastDay(writableUntil(facts) ?? edition.deadline_at),
        title: speaks ? `Submit "${entry.title}"` : `Write "${entry.title}"`,
        why: speaks
          ? "The entry is a draft. It counts only once you have submitted it."
          : "Complete the form; your national representative submits it.",
        action: speaks ? hub : write,
      },
    ];
  }
  if (entry.state === "returned" && ctx.now < (entry.returned_until ?? "")) {
    return [
      {
        key: `returned-${entry.id}`,
        day: lastDay(entry.returned_until!),
        title: `Answer the remarks on "${entry.title}"`,
        why: "The secretariat has returned the entry. Change the answers it names; then it is submitted again.",
        action: write,
      },
    ];
  }
  const unpresented = entry.state === "admitted" && entry.presenter_name_latin === null;
  const presenting = ["checking", "judging", "deciding", "decided"].includes(edition.state);
  if (speaks && unpresented && presenting && edition.admission_closed_at !== null) {
    return [
      {
        key: `presenter-${entry.id}`,
        day: edition.conference_from,
        title: `Name who presents "${entry.title}"`,
        why: "The conference programme needs the presenter's name.",
        action: hub,
      },
    ];
  }
  return [];
}

function ofAdmission(ctx: Context, edition: EditionsRow, entries: readonly EntriesRow[]): Due[] {
  if (!holds(ctx.actor, "secretariat") || edition.state !== "checking") return [];
  const waiting = entries.filter((one) => one.state === "submitted").length;
  if (waiting === 0 || edition.admission_closed_at !== null) return [];
  return [
    {
      key: `admission-${edition.id}`,
      day: edition.admission_until,
      title: waiting === 1 ? "Check one entry" : `Check ${waiting} entries`,
      why: "They are submitted and wait for admission.",
      action: { label: "Open admission", to: "/secretariat/admission" },
    },
  ];
}
