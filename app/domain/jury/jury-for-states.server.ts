import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { byCountryName } from "../countries";
import { currentEdition } from "../editions/editions.server";
import { statesSpokenFor } from "../entries/own-states";
import { Unknown } from "../problems";
import { isDealt } from "./composing.server";
import { type DelegationKind, delegationName, type SeatKind } from "./jury";
import { delegationsOf } from "./jury.server";
import { jurySettingsOf } from "./jury-settings.server";
import { entryObjectionsUntil, type ObjectionState } from "./objection";

export type ShownDelegation = {
  id: string;
  number: number;
  name: string;
  kind: DelegationKind;
  country: string | null;
  seat: SeatKind;
  adviceOnly: boolean;
  /** Who sits in it and has accepted; for the states in confidence, never nationality or address. */
  people: { nameLatin: string; nameOwn: string | null; nameLanguage: string | null }[];
  objectionsUntil: string;
  /** The period runs, and judging has not begun: then only the judging of one's own entry can be objected to. */
  open: boolean;
};

export type OwnObjection = {
  id: string;
  country: string;
  delegation: string;
  ownEntry: boolean;
  reason: string;
  raisedAt: string;
  state: ObjectionState;
  decidedAt: string | null;
  decisionReason: string | null;
};

export type JuryForStates = {
  edition: { id: string; year: number; name: string; state: string };
  delegations: ShownDelegation[];
  objections: OwnObjection[];
  /** The states the reader speaks for, and whether their competing entry has been submitted. */
  states: { country: string; hasEntry: boolean }[];
  /** The first instant too late to object to the judging of a state's own entry, by whatever delegation. */
  entryObjectionsUntil: string;
  mayObjectForEntry: boolean;
};

const beforeClosing: readonly string[] = ["open", "checking", "judging"];

/**
 * Shows whoever speaks for a state the jury as the states were shown it, with the objections of their own state. Nothing
 * while no call is published; a delegation that was not shown yet is not in it. Unknown to everybody else.
 */
export async function juryForStates(ctx: Context): Promise<JuryForStates | undefined> {
  const states = statesSpokenFor(ctx.actor);
  if (states.length === 0) throw new Unknown("jury");
  const edition = await currentEdition(ctx);
  if (!edition) return undefined;
  const delegations = await shownDelegations(ctx, edition);
  const { objectionDays } = await jurySettingsOf(ctx, edition.id);
  const until = delegations
    .map((one) => entryObjectionsUntil(edition.judging_until, objectionDays, one.objectionsUntil))
    .reduce((last, one) => (one > last ? one : last), "");
  const own: JuryForStates["states"] = [];
  for (const country of [...states].sort(byCountryName)) {
    own.push({ country, hasEntry: await hasEntry(ctx, edition.id, country) });
  }
  return {
    edition: { id: edition.id, year: edition.year, name: edition.name, state: edition.state },
    delegations,
    objections: await objectionsOf(ctx, edition.id, states),
    states: own,
    entryObjectionsUntil: until,
    mayObjectForEntry: ctx.now < until && beforeClosing.includes(edition.state),
  };
}

async function shownDelegations(ctx: Context, edition: EditionsRow): Promise<ShownDelegation[]> {
  const dealt = await isDealt(ctx, edition.id);
  return (await delegationsOf(ctx, edition.id)).flatMap((one) => {
    if (one.shownAt === null || one.objectionsUntil === null) return [];
    return [
      {
        id: one.id,
        number: one.number,
        name: delegationName(one),
        kind: one.kind,
        country: one.country,
        seat: one.seat,
        adviceOnly: one.adviceOnly,
        people: one.people
          .filter((person) => person.accepted)
          .map(({ nameLatin, nameOwn, nameLanguage }) => ({ nameLatin, nameOwn, nameLanguage })),
        objectionsUntil: one.objectionsUntil,
        open: !dealt && beforeClosing.includes(edition.state) && ctx.now < one.objectionsUntil,
      },
    ];
  });
}

async function objectionsOf(
  ctx: Context,
  editionId: string,
  states: readonly string[],
): Promise<OwnObjection[]> {
  const rows = await ctx.db
    .selectFrom("jury_objections")
    .innerJoin("delegations", "delegations.id", "jury_objections.delegation_id")
    .selectAll("jury_objections")
    .select(["delegations.kind", "delegations.country as of_country", "institution"])
    .where("jury_objections.edition_id", "=", editionId)
    .where("jury_objections.country", "in", [...states])
    .orderBy("raised_at", "desc")
    .orderBy("jury_objections.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    country: row.country,
    delegation: delegationName({ kind: row.kind, country: row.of_country, institution: row.institution }),
    ownEntry: row.entry_id !== null,
    reason: row.reason,
    raisedAt: row.raised_at,
    state: row.state as ObjectionState,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
  }));
}

async function hasEntry(ctx: Context, editionId: string, country: string): Promise<boolean> {
  const entry = await ctx.db
    .selectFrom("entries")
    .select("id")
    .where("edition_id", "=", editionId)
    .where("country", "=", country)
    .where("kind", "=", "competing")
    .where("state", "in", ["submitted", "returned", "admitted"])
    .executeTakeFirst();
  return entry !== undefined;
}
