import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { countryName } from "../countries";
import type { Due } from "../due";
import { delegationsOf } from "../jury/jury.server";
import { holds, type PersonActor } from "../people/actor";
import { listed } from "../text";
import { dayOf, later, minute } from "../times";
import { isAnnounced } from "./edition";
import { editionsVisibleTo } from "./editions.server";
import { statesWithoutRepresentative } from "./people-of-states.server";
import { blocksToJury } from "./readiness";
import { standingOf } from "./standing.server";

const juryNotComplete: readonly string[] = ["preparing", "open", "checking"];

/** Lists what editions ask of the presidency (prepare, request, complete the jury) and of the secretariat (the next step). */
export async function dueForEditions(ctx: Context): Promise<Due[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const presides = actor.appointments.some((one) => one.role === "presidency");
  const secretariat = holds(actor, "secretariat");
  if (!presides && !secretariat) return [];
  const editions = await editionsVisibleTo(ctx);
  const due: Due[] = presides ? editionToCreate(actor, editions) : [];
  for (const edition of editions) {
    if (holds(actor, "presidency", edition.presidency_country)) {
      due.push(...(await dueForPresidency(ctx, edition)));
    }
    if (secretariat) due.push(...(await dueForSecretariat(ctx, edition)));
  }
  return due;
}

function editionToCreate(actor: PersonActor, editions: readonly EditionsRow[]): Due[] {
  const own = (country: string | null) =>
    editions.some((edition) => edition.presidency_country === country && !isAnnounced(edition));
  return actor.appointments
    .filter((one) => one.role === "presidency" && !own(one.country))
    .map((one) => ({
      key: `create-edition-${one.country}`,
      title: "Prepare the edition of your presidency",
      why: `There is no edition of the presidency of ${countryName(one.country ?? "")} in preparation. Theme, dates, criteria, form and jury begin with it.`,
      action: { label: "Create the edition", to: "/presidency/editions/new" },
    }));
}

async function dueForPresidency(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const due: Due[] = [];
  if (edition.state === "preparing" && edition.call_requested_at === null) {
    const blocks = (await standingOf(ctx, edition)).next?.blocks ?? [];
    due.push({
      key: `request-call-${edition.id}`,
      day: edition.call_opens_on,
      title: `Ask the secretariat to open the call ${edition.name}`,
      why:
        blocks.length > 0
          ? blocks.join(" ")
          : "Everything is there. The secretariat opens the call when you ask for it.",
      action: { label: "Go to the edition", to: `/presidency/editions/${edition.year}` },
    });
  }
  if (juryNotComplete.includes(edition.state)) {
    const lacks = blocksToJury(await delegationsOf(ctx, edition.id));
    if (lacks.length > 0) {
      due.push({
        key: `complete-jury-${edition.id}`,
        day: edition.admission_until,
        title: `Complete the jury ${edition.name}`,
        why: lacks.map((problem) => problem.sentence).join(" "),
        action: { label: "Complete the jury", to: `/presidency/editions/${edition.year}/jury` },
      });
    }
  }
  return due;
}

/** Only what can be done now: a step that is blocked by others is theirs, not the secretariat's. */
async function dueForSecretariat(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const due: Due[] = [];
  const to = `/secretariat/editions/${edition.year}`;
  const { next } = await standingOf(ctx, edition);
  const day = next ? dayOfStep(edition, next.step) : undefined;
  if (next && next.by === "secretariat" && next.step !== "closeJudging" && next.blocks.length === 0) {
    due.push({
      key: `${next.step}-${edition.id}`,
      ...(day ? { day } : {}),
      title: `${next.label}: ${edition.name}`,
      why: next.words,
      action: { label: next.label, to },
    });
  }
  if (edition.state === "preparing" || edition.state === "open") {
    const states = await statesWithoutRepresentative(ctx);
    if (states.length > 0) {
      due.push({
        key: `representatives-${edition.id}`,
        day: edition.state === "preparing" ? edition.call_opens_on : lastDay(edition),
        title: states.length === 1 ? "Enter the missing representative" : "Enter the missing representatives",
        why:
          states.length > 6
            ? `${states.length} states have no national representative; they would not hear of the call.`
            : `${listed(states.map(countryName))} ${states.length === 1 ? "has" : "have"} no national representative.`,
        action: { label: "Enter people", to: "/secretariat/people" },
      });
    }
  }
  return due;
}

function dayOfStep(edition: EditionsRow, step: string): string | undefined {
  const days: Record<string, string> = {
    openCall: edition.call_opens_on,
    closeCall: lastDay(edition),
    closeAdmission: edition.admission_until,
    openJudging: edition.admission_until,
  };
  return days[step];
}

/** A deadline is stored as the first instant that is too late: its day is the day of the minute before. */
function lastDay(edition: EditionsRow): string {
  return dayOf(later(edition.deadline_at, -minute));
}
