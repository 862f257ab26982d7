import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { isAnnounced } from "../editions/edition";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { juryPeople } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { type Actor, holds, seatIn } from "../people/actor";
import { holdersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse, Unknown } from "../problems";
import { sayInstant } from "../times";

/** What a person can look at under the embargo; each look is a line of the history. */
export type Sealed = "result" | "certificates" | "certificate" | "run-sheet" | "gala";

/**
 * Names a person of the presidency's team, the secretariat or the jury who may prepare the gala; a letter asks them to
 * confirm the embargo first. Refuses other people, before the jury decides and after the announcement.
 */
export async function nameInsider(ctx: Context, editionId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "result.name-insiders", { edition: editionFacts(edition) });
    refuseOutsideEmbargo(edition);
    const person = (await eligiblePeople(ctx, edition)).find((one) => one.id === personId);
    if (!person) {
      throw new Refusal([
        fieldProblem(
          "person",
          "not-eligible",
          "Choose a person of the presidency's team, the secretariat or the jury.",
        ),
      ]);
    }
    if (await insiderRow(ctx, edition.id, person.id)) {
      throw new Refusal([fieldProblem("person", "already-named", "This person is named already.")]);
    }
    await ctx.db
      .insertInto("insiders")
      .values({
        edition_id: edition.id,
        person_id: person.id,
        named_by: ctx.actor.kind === "person" ? ctx.actor.id : "",
        named_at: ctx.now,
      })
      .execute();
    await record(ctx, { editionId: edition.id, command: "nameInsider", object: ["person", person.id] });
    await queueLetter(ctx, {
      kind: "insider-named",
      to: person,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        year: edition.year,
        gala: sayInstant(edition.gala_at, edition.time_zone),
        city: edition.city,
      },
      editionId: edition.id,
    });
  });
}

/** Takes a person off the list of those who prepare the gala; what they have seen stays on the record. */
export async function removeInsider(ctx: Context, editionId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "result.name-insiders", { edition: editionFacts(edition) });
    refuseOutsideEmbargo(edition);
    known(await insiderRow(ctx, edition.id, personId), "insider");
    await ctx.db
      .deleteFrom("insiders")
      .where("edition_id", "=", edition.id)
      .where("person_id", "=", personId)
      .execute();
    await record(ctx, { editionId: edition.id, command: "removeInsider", object: ["person", personId] });
  });
}

/** Confirms the embargo as the person named; before that nothing sealed opens for them. */
export async function confirmEmbargo(ctx: Context, editionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    if (ctx.actor.kind !== "person") throw new Unknown("insider");
    const row = await insiderRow(ctx, edition.id, ctx.actor.id);
    authorize(ctx, "result.confirm-embargo", { named: row !== undefined && isEligible(ctx.actor, edition) });
    if (row?.embargo_confirmed_at) return;
    await ctx.db
      .updateTable("insiders")
      .set({ embargo_confirmed_at: ctx.now })
      .where("edition_id", "=", edition.id)
      .where("person_id", "=", ctx.actor.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "confirmEmbargo",
      object: ["person", ctx.actor.id],
    });
  });
}

/** True for a person named for this edition who has confirmed the embargo and still has the role they were named in. */
export async function isInsider(ctx: Context, edition: EditionsRow): Promise<boolean> {
  if (ctx.actor.kind !== "person" || !isEligible(ctx.actor, edition)) return false;
  const row = await insiderRow(ctx, edition.id, ctx.actor.id);
  return row?.embargo_confirmed_at != null;
}

/** Records that an insider looks at something sealed; after the announcement nothing is, and nothing is recorded. */
export async function recordLook(
  ctx: Context,
  edition: EditionsRow,
  sealed: Sealed,
  objectId: string = edition.id,
): Promise<void> {
  if (isAnnounced(edition)) return;
  await inTransaction(ctx, (ctx) =>
    record(ctx, { editionId: edition.id, command: "look", object: [sealed, objectId] }),
  );
}

export type InsidersPage = {
  edition: { year: number; name: string; state: string; galaAt: string; timeZone: string; city: string };
  mayName: boolean;
  /** Those who name see the list; a person who is named sees their own line. */
  people: {
    id: string;
    name: string;
    nameOwn: string | null;
    nameLanguage: string | null;
    namedAt: string;
    confirmedAt: string | null;
    looks: number;
    own: boolean;
  }[];
  candidates: { id: string; name: string; role: string }[];
  own: "not-named" | "to-confirm" | "confirmed";
};

/** Shows who is named for an edition: to those who name, and to each who is named; unknown to everybody else. */
export async function insidersPage(ctx: Context, edition: EditionsRow): Promise<InsidersPage> {
  if (ctx.actor.kind !== "person") throw new Unknown("insiders");
  const actor = ctx.actor;
  const mayName = may(actor, "result.name-insiders", { edition: editionFacts(edition) });
  const own = isEligible(actor, edition) ? await insiderRow(ctx, edition.id, actor.id) : undefined;
  if (!mayName && !own) throw new Unknown("insiders");
  const rows = await ctx.db
    .selectFrom("insiders")
    .innerJoin("people", "people.id", "insiders.person_id")
    .select(["people.id", "name_latin", "name_own", "name_language", "named_at", "embargo_confirmed_at"])
    .where("edition_id", "=", edition.id)
    .orderBy("named_at")
    .orderBy("people.id")
    .execute();
  const looks = await ctx.db
    .selectFrom("history")
    .select("actor_id")
    .where("chain", "=", edition.id)
    .where("command", "=", "look")
    .execute();
  const named = new Set(rows.map((row) => row.id));
  const open = edition.state === "deciding" || edition.state === "decided";
  return {
    edition: {
      year: edition.year,
      name: edition.name,
      state: edition.state,
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
      city: edition.city,
    },
    mayName: mayName && open,
    people: rows
      .filter((row) => mayName || row.id === actor.id)
      .map((row) => ({
        id: row.id,
        name: row.name_latin,
        nameOwn: row.name_own,
        nameLanguage: row.name_language,
        namedAt: row.named_at,
        confirmedAt: row.embargo_confirmed_at,
        looks: looks.filter((look) => look.actor_id === row.id).length,
        own: row.id === actor.id,
      })),
    candidates:
      mayName && open
        ? (await eligiblePeople(ctx, edition))
            .filter((person) => !named.has(person.id))
            .map((person) => ({ id: person.id, name: person.name_latin, role: person.role }))
        : [],
    own: !own ? "not-named" : own.embargo_confirmed_at ? "confirmed" : "to-confirm",
  };
}

function isEligible(actor: Actor, edition: EditionsRow): boolean {
  return (
    holds(actor, "presidency", edition.presidency_country) ||
    holds(actor, "secretariat") ||
    seatIn(actor, edition.id) !== undefined
  );
}

/** Lists the people who can be named, each once, under the first of their roles. */
async function eligiblePeople(ctx: Context, edition: EditionsRow) {
  const people = [
    ...(await holdersOf(ctx, "presidency", edition.presidency_country)).map((one) => ({
      ...one,
      role: "presidency",
    })),
    ...(await holdersOf(ctx, "secretariat")).map((one) => ({ ...one, role: "secretariat" })),
    ...(await juryPeople(ctx, edition.id)).map((one) => ({ ...one, role: "jury" })),
  ];
  return people.filter((person, index) => people.findIndex((one) => one.id === person.id) === index);
}

async function insiderRow(ctx: Context, editionId: string, personId: string) {
  return ctx.db
    .selectFrom("insiders")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

function refuseOutsideEmbargo(edition: EditionsRow): void {
  if (edition.state !== "deciding" && edition.state !== "decided") {
    refuse(
      "no-embargo-now",
      "People are named for the gala from the jury's meeting until the announcement; now there is nothing sealed.",
    );
  }
}
