import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { recuseFromOwn, recuseWhereNobodyIsLeft } from "../judging/recusals.server";
import { queueLetter } from "../letters/letters.server";
import { invite } from "../people/invitations.server";
import { enterPerson } from "../people/people.server";
import { fieldProblem, known, type Problem, Refusal, refuse } from "../problems";
import { sayDay } from "../times";
import { composableDelegation, delegationById, isDealt } from "./composing.server";
import { beyondLimit } from "./delegations.server";
import {
  countedPeople,
  type DelegationOfJury,
  delegationName,
  type JuryMemberInput,
  type MemberOfJury,
  type SeatKind,
  seatWords,
} from "./jury";
import { delegationsOf } from "./jury.server";
import { jurySettingsOf } from "./jury-settings.server";
import { noteSuccessor, seatToFill } from "./seats-to-fill.server";
import { showSuccessor } from "./showing.server";

/**
 * Names a person for a delegation and invites them by letter. A delegation that the states were shown before must be shown
 * to them again, so that they can object to whom they have not seen. Refuses somebody who sits in this jury already, one more
 * who judges than the edition's limit without a reason, and any change once judging is open.
 */
export async function addJuryMember(
  ctx: Context,
  delegationId: string,
  input: JuryMemberInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    const delegations = await delegationsOf(ctx, edition.id);
    const { peopleLimit } = await jurySettingsOf(ctx, edition.id);
    const beyond = delegation.advice_only !== 1 && countedPeople(delegations) >= peopleLimit;
    const problems = [
      ...(beyond && !input.reason ? [beyondLimit(peopleLimit)] : []),
      ...seatedAlready(delegations, input),
    ];
    if (problems.length > 0) throw new Refusal(problems);
    await ctx.db
      .updateTable("delegations")
      .set({ shown_at: null, objections_until: null })
      .where("id", "=", delegation.id)
      .execute();
    return seatPerson(ctx, edition, delegation, input, beyond ? (input.reason ?? null) : null);
  });
}

/** Takes a person out of a delegation. Refuses once judging is open: then somebody else takes their place instead. */
export async function removeJuryMember(ctx: Context, delegationId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    await takeOut(ctx, edition, delegation, personId);
  });
}

const replaceable: readonly string[] = ["checking", "judging", "deciding"];

/** Says whether people of the jury can be replaced although it is locked. */
export async function isReplaceable(
  ctx: Context,
  edition: Pick<EditionsRow, "id" | "state">,
): Promise<boolean> {
  return replaceable.includes(edition.state) && (await isDealt(ctx, edition.id));
}

/**
 * Puts another person in somebody's place while the jury is locked: the delegation, its distribution and its score
 * sheets stay. The new person accepts, declares interests and only then reads; the delegation is recused at once from the
 * entries of a state they belong to and from those they work on. Refuses before judging has been opened, when people are
 * simply removed and added, and once the jury has decided. The states are told, and may object. Whoever has declined meanwhile is replaced in the same way.
 */
export async function replaceJuryMember(
  ctx: Context,
  delegationId: string,
  personId: string,
  input: JuryMemberInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const delegation = await delegationById(ctx, delegationId);
    const edition = await editionById(ctx, delegation.edition_id);
    authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
    if (!(await isReplaceable(ctx, edition))) {
      refuse(
        "not-replaceable",
        "A person is replaced from the opening of judging until the jury has decided. Before it, remove the person and add another one.",
      );
    }
    const delegations = await delegationsOf(ctx, edition.id);
    const seated = delegations.find((one) => one.id === delegationId);
    const leaving = seated?.people.find((member) => member.id === personId);
    const declined = leaving
      ? undefined
      : known(await seatToFill(ctx, edition, delegationId, personId, input.email), "seat");
    const problems = seatedAlready(delegations, input);
    if (problems.length > 0) throw new Refusal(problems);
    if (leaving) {
      await takeOut(ctx, edition, delegation, personId);
      await tellThatSeatEnded(ctx, edition, delegation, leaving, "replaced");
    }
    const reason = leaving?.reason ?? declined?.reason ?? null;
    const successor = await seatPerson(ctx, edition, delegation, input, reason);
    await noteSuccessor(ctx, delegationId, declined?.personId ?? personId, successor);
    await recuseFromOwn(ctx, edition, delegation);
    await recuseWhereNobodyIsLeft(ctx, edition, delegation);
    await showSuccessor(ctx, edition, delegation);
    return successor;
  });
}

/** Tells somebody by letter that they no longer sit in the jury, and on what ground. */
export async function tellThatSeatEnded(
  ctx: Context,
  edition: EditionsRow,
  delegation: DelegationsRow,
  person: Pick<MemberOfJury, "id" | "email" | "nameLatin">,
  ground: "replaced" | "objection",
): Promise<void> {
  await queueLetter(ctx, {
    kind: "jury-seat-ended",
    to: person,
    editionId: edition.id,
    facts: {
      name: person.nameLatin,
      edition: edition.name,
      delegation: delegationName(delegation),
      ground,
    },
  });
}

/** Takes one person out of a delegation and records it; unknown when they do not sit in it. */
export async function takeOut(
  ctx: Context,
  edition: EditionsRow,
  delegation: DelegationsRow,
  personId: string,
): Promise<void> {
  const left = await ctx.db
    .updateTable("delegation_people")
    .set({ left_at: ctx.now })
    .where("delegation_id", "=", delegation.id)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .returning("person_id")
    .executeTakeFirst();
  known(left, "jury member");
  await record(ctx, {
    editionId: edition.id,
    command: "removeJuryMember",
    object: ["person", personId],
    from: "seated",
    to: "left",
  });
}

function seatedAlready(delegations: readonly DelegationOfJury[], input: JuryMemberInput): Problem[] {
  const seated = delegations.flatMap((one) => one.people).some((member) => member.email === input.email);
  return seated ? [fieldProblem("email", "seated", "This person sits in the jury already.")] : [];
}

/** Whoever judging was opened to, to mend a fault, has seen what others gave and does not judge in that edition. */
async function refuseWhoHasSeen(ctx: Context, edition: EditionsRow, personId: string): Promise<void> {
  const opening = await ctx.db
    .selectFrom("glass_openings")
    .select("id")
    .where("edition_id", "=", edition.id)
    .where("opened_for", "=", personId)
    .limit(1)
    .executeTakeFirst();
  if (!opening) return;
  const sentence = "Judging was opened to this person to mend a fault. They cannot judge in this edition.";
  throw new Refusal([fieldProblem("email", "has-seen-judging", sentence)]);
}

// A person who comes back to a seat answers and agrees anew.
async function seatPerson(
  ctx: Context,
  edition: EditionsRow,
  delegation: DelegationsRow,
  input: JuryMemberInput,
  beyondLimitReason: string | null,
): Promise<string> {
  const person = await enterPerson(ctx, input);
  await refuseWhoHasSeen(ctx, edition, person.id);
  const seat = {
    nationality: input.nationality ?? (delegation.kind === "presidency" ? delegation.country : null),
    beyond_limit_reason: beyondLimitReason,
    added_at: ctx.now,
    left_at: null,
    followed_by: null,
    answer: null,
    answered_at: null,
    decline_reason: null,
    name_public: null,
  };
  await ctx.db
    .insertInto("delegation_people")
    .values({ delegation_id: delegation.id, person_id: person.id, ...seat })
    .onConflict((conflict) => conflict.columns(["delegation_id", "person_id"]).doUpdateSet(seat))
    .execute();
  await record(ctx, {
    editionId: edition.id,
    command: "addJuryMember",
    object: ["person", person.id],
    to: "seated",
  });
  await invite(
    ctx,
    person,
    "jury-invitation",
    (until) => ({
      name: person.name_latin,
      delegation: delegationName(delegation),
      seat: seatWords[delegation.seat as SeatKind].toLowerCase(),
      advice: delegation.advice_only === 1,
      edition: edition.name,
      judgingUntil: sayDay(edition.judging_until),
      meeting: sayDay(edition.jury_meeting_on),
      until,
    }),
    { editionId: edition.id },
  );
  return person.id;
}
