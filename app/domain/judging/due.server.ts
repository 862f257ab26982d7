import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { Due } from "../due";
import { editionFacts, editionsVisibleTo } from "../editions/editions.server";
import { openProposals } from "../history/proposals.server";
import { holds, seatIn } from "../people/actor";
import { may } from "../people/permissions";
import { dayOf, later } from "../times";
import { waitingGlass } from "./break-glass-page.server";
import { gridOf, isOwed } from "./cells.server";
import { dueForDistribution } from "./distribution-due.server";
import { isBeforeDeal } from "./interest";
import { interestsOf } from "./interests.server";
import { waitingActs } from "./judging-acts.server";
import { lateRecusalsToDecide } from "./late-recusals.server";
import { delegationAssignments } from "./own-delegation.server";
import { whatIfsToConfirm } from "./what-if-page.server";

/** What judging asks of a person: interests, sheets; of chair and secretariat the closing and the opening of the order. */
export async function dueForJudging(ctx: Context): Promise<Due[]> {
  const due: Due[] = [];
  for (const edition of await editionsVisibleTo(ctx)) {
    const seat = seatIn(ctx.actor, edition.id);
    const office = holds(ctx.actor, "secretariat");
    due.push(...(await dueForDistribution(ctx, edition)));
    if (isBeforeDeal(edition) && seat) due.push(...(await ownDeclarations(ctx, edition)));
    if (edition.state === "judging") {
      if (seat) due.push(...(await ownWork(ctx, edition)));
      if (seat?.seat === "chair" || office) {
        const { cells } = await gridOf(ctx, edition.id);
        if (!cells.some(isOwed)) {
          due.push({
            key: `close-judging ${edition.id}`,
            day: edition.judging_until,
            title: "Close judging",
            why: "Every score sheet is final or recorded as absent.",
            action: { label: "See the progress", to: "/jury/progress" },
          });
        }
      }
    }
    if (
      edition.state === "deciding" &&
      edition.order_opened_at === null &&
      (seat?.seat === "chair" || office)
    ) {
      const proposed = (await openProposals(ctx, edition.id)).filter((one) => one.command === "open-order");
      const own = proposed.some((one) => one.proposed_by === actorId(ctx));
      if (!own) {
        due.push({
          key: `open-order ${edition.id}`,
          day: edition.jury_meeting_on,
          title: "Open the order of the entries",
          why: "Judging is closed. Chair and secretariat open the order together, before the jury meets.",
          action: {
            label: proposed.length > 0 ? "Look at it and confirm" : "Look at it and propose",
            to: "/jury/order",
          },
        });
      }
    }
    if (edition.state === "deciding" && edition.order_opened_at !== null && seat) {
      due.push({
        key: `ranking ${edition.id}`,
        day: edition.jury_meeting_on,
        title: "Read the ranking before the jury meets",
        why: "The order of the entries is open to the jury. It is confidential.",
        action: { label: "See the ranking", to: "/jury/ranking" },
      });
    }
    due.push(...(await dueToConfirm(ctx, edition)));
    for (const asked of await waitingGlass(ctx, edition)) {
      if (!asked.mayConfirm) continue;
      due.push({
        key: `glass ${asked.id}`,
        day: dayOf(later(asked.until, -1)),
        title: "Look at a proposal to open one entry's judging",
        why: `${asked.by} asks to look at the judging of "${asked.title}" (${asked.state}) to mend a fault. It opens once a second person confirms it.`,
        action: { label: "Look at it", to: "/jury/glass" },
      });
    }
    if (may(ctx.actor, "ranking.what-if", { edition: editionFacts(edition) })) {
      for (const asked of await whatIfsToConfirm(ctx, edition.id)) {
        due.push({
          key: `what-if ${asked.id}`,
          day: dayOf(later(asked.until, -1)),
          title: "Look at a proposed what-if",
          why: `${asked.by} proposes to try a change on a copy of the ballots. You both see the outcome once you confirm.`,
          action: { label: "Look at it", to: "/jury/what-if" },
        });
      }
    }
  }
  return due;
}

/** Before entries are dealt: the list to go through, which what is dealt rests on. */
async function ownDeclarations(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const { entries: listed } = await interestsOf(ctx, edition.id);
  const undeclared = listed.filter((one) => one.declared === undefined).length;
  if (undeclared === 0) return [];
  return [
    {
      key: `interests ${edition.id}`,
      day: edition.admission_until,
      title: "Declare your interests",
      why: `${entries(undeclared)} without your declaration. Which ones your delegation is given follows from it.`,
      action: { label: "Declare interests", to: "/jury/interests" },
    },
  ];
}

async function dueToConfirm(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const action = { label: "Look at it", to: "/jury/confirmations" };
  const asked = (await waitingActs(ctx, edition)).filter((one) => !one.own);
  const late = await lateRecusalsToDecide(ctx, edition);
  return [
    ...asked.map((one) => ({
      key: `judging-act ${one.id}`,
      day: dayOf(later(one.until, -1)),
      title: one.act === "impose-recusal" ? "Look at a proposed recusal" : "Look at a proposed absence",
      why: `${one.by} proposes it for ${one.delegation} on "${one.title}". It takes effect once you confirm it.`,
      action,
    })),
    ...late.map((one) => ({
      key: `late-recusal ${one.id}`,
      day: edition.jury_meeting_on,
      title: "Decide what follows from a late recusal",
      why: `${one.delegation} is recused from "${one.title}" since the order was opened. Decide whether what it gave is struck or stands.`,
      action,
    })),
  ];
}

async function ownWork(ctx: Context, edition: { id: string; judging_until: string }): Promise<Due[]> {
  const own = await delegationAssignments(ctx, edition.id);
  const undeclared = own.filter((one) => one.declared === undefined).length;
  const owed = own.filter((one) => one.sheet === "open" || one.sheet === "draft").length;
  return [
    ...(undeclared > 0
      ? [
          {
            key: `interests ${edition.id}`,
            day: edition.judging_until,
            title: "Declare your interests",
            why: `${entries(undeclared)} without your declaration. An entry opens once you have made it.`,
            action: { label: "Declare interests", to: "/jury/interests" },
          },
        ]
      : []),
    ...(owed > 0
      ? [
          {
            key: `sheets ${edition.id}`,
            day: edition.judging_until,
            title: "Read and score the entries",
            why: `${entries(owed)} without your delegation's final score sheet.`,
            action: { label: "Go on judging", to: "/jury" },
          },
        ]
      : []),
  ];
}

function entries(count: number): string {
  return count === 1 ? "1 entry is" : `${count} entries are`;
}

function actorId(ctx: Context): string | undefined {
  return ctx.actor.kind === "person" ? ctx.actor.id : undefined;
}
