import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { Due } from "../due";
import { editionFacts, editionsVisibleTo } from "../editions/editions.server";
import { blocksToJury } from "../editions/readiness";
import { statesSpokenFor } from "../entries/own-states";
import { holds, type PersonActor, seatIn } from "../people/actor";
import { may } from "../people/permissions";
import { dayOf, later, sayDeadline } from "../times";
import { isComposable } from "./composing.server";
import { invitationPath, termsPath } from "./invitation";
import { delegationsOf } from "./jury.server";
import { objectionsToDecide } from "./objection-decisions.server";
import { unshown } from "./showing.server";

const underWay: readonly string[] = ["open", "checking", "judging"];

/** What a jury's composition asks of a person: an answer, the terms, showing it, a look at it, a decision on an objection. */
export async function dueForJury(ctx: Context): Promise<Due[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const due: Due[] = ownSeats(actor);
  for (const edition of await editionsVisibleTo(ctx)) {
    if (!underWay.includes(edition.state)) continue;
    if (may(actor, "jury.compose", { edition: editionFacts(edition) })) {
      due.push(...(await dueForComposers(ctx, edition)));
    }
    if (seatIn(actor, edition.id) || holds(actor, "secretariat"))
      due.push(...(await dueForDeciders(ctx, edition)));
    if (statesSpokenFor(actor).length > 0) due.push(...(await dueForStates(ctx, edition)));
  }
  return due;
}

function ownSeats(actor: PersonActor): Due[] {
  return actor.pendingSeats.map((seat) =>
    seat.needs === "answer"
      ? {
          key: `jury-answer ${seat.editionId}`,
          title: "Answer the invitation to the jury",
          why: "You are named for the jury. Accept the seat, or decline so that somebody else can be named.",
          action: { label: "Answer", to: invitationPath },
        }
      : {
          key: `jury-terms ${seat.editionId}`,
          title: "Read and accept the terms of the jury",
          why: "Nothing of the jury opens before.",
          action: { label: "Read the terms", to: termsPath },
        },
  );
}

/** A press for the presidency; the secretariat may do it too, and is not asked. */
async function dueForComposers(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const { actor } = ctx;
  const presides =
    actor.kind === "person" &&
    actor.appointments.some((one) => one.role === "presidency" && one.country === edition.presidency_country);
  if (!presides || !(await isComposable(ctx, edition))) return [];
  const delegations = await delegationsOf(ctx, edition.id);
  if (blocksToJury(delegations).length > 0 || unshown(delegations).length === 0) return [];
  return [
    {
      key: `show-jury ${edition.id}`,
      day: edition.admission_until,
      title: `Show the jury ${edition.name} to the states`,
      why: "The states may object to it for some working days. Judging can open only afterwards.",
      action: { label: "Go to the jury", to: `/presidency/editions/${edition.year}/jury` },
    },
  ];
}

async function dueForDeciders(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const open = (await objectionsToDecide(ctx, edition.id)).filter((one) => one.state === "open");
  if (open.length === 0) return [];
  return [
    {
      key: `jury-objections ${edition.id}`,
      title: open.length === 1 ? "Decide a state's objection" : `Decide ${open.length} states' objections`,
      why: "Judging is neither opened nor closed while an objection to a delegation waits.",
      action: { label: "Read and decide", to: "/jury/objections" },
    },
  ];
}

async function dueForStates(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const until = (await delegationsOf(ctx, edition.id))
    .map((one) => one.objectionsUntil ?? "")
    .sort()
    .at(-1);
  if (!until || until <= ctx.now) return [];
  return [
    {
      key: `look-at-jury ${edition.id}`,
      day: dayOf(later(until, -1)),
      title: `Look at the jury of ${edition.name}`,
      why: `Your state may object to a delegation, with a reason, until ${sayDeadline(until)} (Brussels).`,
      action: { label: "See the jury", to: "/national/jury" },
    },
  ];
}
