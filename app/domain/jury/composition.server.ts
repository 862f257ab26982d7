import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { unseatedPresidencies } from "./delegations.server";
import { delegationName } from "./jury";
import { type Jury, juryOf } from "./jury.server";
import { isReplaceable } from "./members.server";
import type { PresidencyPart } from "./presidencies";
import { seatsToFill } from "./seats-to-fill.server";
import { compositionBlocks, unshown } from "./showing.server";

export type Composition = Jury & {
  /** The presidencies of the rule that have no seat yet. */
  proposed: { part: PresidencyPart; country: string }[];
  /** Who has declined, by delegation. */
  declined: {
    delegationId: string;
    personId: string;
    name: string;
    reason: string | null;
    at: string;
    /** Somebody else can be named for the seat although the jury is locked. */
    fillable: boolean;
  }[];
  /** What keeps judging from being opened: showing, period, objections; in sentences. */
  blocks: string[];
  /** The delegations that a press would show to the states. */
  toShow: string[];
  /** Whose seat in them is not accepted: the states read no name of theirs, and it may come only after the period. */
  unanswered: string[];
  mayShow: boolean;
  /** People can be replaced one by one although the jury is locked. */
  replaceable: boolean;
};

/** Gives those who compose a jury all they need for it; refuses everybody else. */
export async function compositionOf(ctx: Context, edition: EditionsRow): Promise<Composition> {
  authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
  const jury = await juryOf(ctx, edition.id);
  const toShow = jury.changeable ? unshown(jury.delegations) : [];
  const blocks = jury.changeable ? await compositionBlocks(ctx, edition.id) : [];
  return {
    ...jury,
    proposed: jury.changeable ? unseatedPresidencies(edition, jury.delegations) : [],
    declined: await declinedSeats(ctx, edition),
    blocks: blocks.map((problem) => problem.sentence),
    toShow: toShow.map(delegationName),
    unanswered: toShow.flatMap((one) =>
      one.people.filter((person) => !person.accepted).map((person) => person.nameLatin),
    ),
    mayShow: toShow.length > 0 && jury.lacks.length === 0 && edition.state !== "preparing",
    replaceable: await isReplaceable(ctx, edition),
  };
}

async function declinedSeats(ctx: Context, edition: EditionsRow): Promise<Composition["declined"]> {
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select(["delegation_id", "person_id", "name_latin", "decline_reason", "answered_at"])
    .where("edition_id", "=", edition.id)
    .where("answer", "=", "declined")
    .where("withdrawn_at", "is", null)
    .orderBy("answered_at")
    .orderBy("person_id")
    .execute();
  const open = (await isReplaceable(ctx, edition)) ? await seatsToFill(ctx, edition) : [];
  const isOpen = (row: (typeof rows)[number]) =>
    open.some((one) => one.delegationId === row.delegation_id && one.personId === row.person_id);
  return rows.map((row) => ({
    delegationId: row.delegation_id,
    personId: row.person_id,
    name: row.name_latin,
    reason: row.decline_reason,
    at: row.answered_at ?? "",
    fillable: isOpen(row),
  }));
}
