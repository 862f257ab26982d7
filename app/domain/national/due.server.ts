import type { Context } from "../../database/context";
import { countryName } from "../countries";
import type { Due } from "../due";
import { currentEdition } from "../editions/editions.server";
import { draftsAskedFor } from "../entries/help.server";
import { holds, speaksFor } from "../people/actor";
import { dayOf, later } from "../times";
import { type BodyRows, bodiesLedBy, standingStates } from "./bodies.server";
import { candidatesOf } from "./candidate-reading.server";
import { remarksOf } from "./remarks.server";
import { handInUntil } from "./round";
import { roundsVisibleTo } from "./rounds.server";

const lastDay = (at: string) => dayOf(later(at, -1));

/** Lists what national rounds ask of a person: to propose, hand in, remark, decide; and of the secretariat, help that a state asks for. */
export async function dueForRounds(ctx: Context): Promise<Due[]> {
  const edition = await currentEdition(ctx);
  if (!edition || ctx.actor.kind !== "person") return [];
  const open = edition.state === "open" && ctx.now < edition.deadline_at;
  return [
    ...(open ? [...(await ofBodies(ctx, edition.id)), ...(await ofRounds(ctx, edition.id))] : []),
    ...(await ofHelp(ctx)),
  ];
}

async function ofBodies(ctx: Context, editionId: string): Promise<Due[]> {
  const bodies = (await bodiesLedBy(ctx)).filter(
    ({ round, body }) =>
      round.edition_id === editionId &&
      round.decided_at === null &&
      ctx.now < handInUntil({ ...round, late_until: body.late_until }),
  );
  const due: Due[] = [];
  for (const rows of bodies) {
    const item = await ofBody(ctx, rows);
    if (item) due.push(item);
  }
  return due;
}

async function ofBody(ctx: Context, { body, round }: BodyRows): Promise<Due | undefined> {
  const states = await standingStates(ctx, body.id);
  const unfinished = states.filter((state) => state === "candidate").length;
  if (states.length > 0 && unfinished === 0) return undefined;
  return {
    key: `body-${body.id}`,
    day: lastDay(handInUntil({ ...round, late_until: body.late_until })),
    title: states.length === 0 ? `Propose a project for ${body.name}` : `Hand in for ${body.name}`,
    why:
      states.length === 0
        ? `${countryName(round.country)} has invited your body to its national round. Taking part is not compulsory.`
        : "What is written but not handed in does not take part in the national round.",
    action: { label: "Open your candidates", to: `/national/bodies/${body.id}` },
  };
}

async function ofRounds(ctx: Context, editionId: string): Promise<Due[]> {
  const due: Due[] = [];
  for (const round of await roundsVisibleTo(ctx)) {
    if (round.edition_id !== editionId || round.decided_at !== null || ctx.now < round.deadline_at) continue;
    const handedIn = (await candidatesOf(ctx, round.id)).filter((one) => one.state === "handed-in");
    if (handedIn.length === 0) continue;
    const to = `/national/rounds/${round.id}`;
    if (speaksFor(ctx.actor, round.country)) {
      due.push({
        key: `decide-${round.id}`,
        title: `Decide ${countryName(round.country)}'s national round`,
        why: `${handedIn.length} ${handedIn.length === 1 ? "candidate is" : "candidates are"} handed in. The chosen project still has to be submitted before the edition's deadline.`,
        action: { label: "Open the round", to },
      });
      continue;
    }
    const own = new Set(
      (await remarksOf(ctx, round.id))
        .filter((remark) => ctx.actor.kind === "person" && remark.personId === ctx.actor.id)
        .map((remark) => remark.entryId),
    );
    const unread = handedIn.filter((one) => !own.has(one.id)).length;
    if (unread === 0) continue;
    due.push({
      key: `remark-${round.id}`,
      title: `Read ${countryName(round.country)}'s candidates`,
      why: `You have written no remark yet on ${unread} of ${handedIn.length}.`,
      action: { label: "Open the round", to },
    });
  }
  return due;
}

async function ofHelp(ctx: Context): Promise<Due[]> {
  if (!holds(ctx.actor, "secretariat")) return [];
  return (await draftsAskedFor(ctx)).map((draft) => ({
    key: `help-${draft.entryId}`,
    day: lastDay(draft.until),
    title: `Help ${countryName(draft.country)} with "${draft.title}"`,
    why: "The state asks the secretariat for help with its draft.",
    action: { label: "Read the draft", to: `/secretariat/drafts/${draft.entryId}` },
  }));
}
