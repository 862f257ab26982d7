import { expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import { editionById } from "../../app/domain/editions/editions.server";
import { chainPage } from "../../app/domain/history/history.server";
import { ballotsToExport } from "../../app/domain/judging/ballots-export.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { glassPage } from "../../app/domain/judging/break-glass-page.server";
import { orderPage } from "../../app/domain/judging/closing.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { progressOf, watchedSheet } from "../../app/domain/judging/progress.server";
import { registerOf } from "../../app/domain/judging/register.server";
import { suspicionsPage } from "../../app/domain/judging/suspicions.server";
import { replaceJuryMember } from "../../app/domain/jury/members.server";
import { lettersVisibleTo, letterText } from "../../app/domain/letters/letters.server";
import type { Role } from "../../app/domain/people/actor";
import { appoint, endAppointment } from "../../app/domain/people/people.server";
import { addMotion, recordMeeting } from "../../app/domain/results/meeting.server";
import { meetingPage } from "../../app/domain/results/meeting-page.server";
import { hour, later } from "../../app/domain/times";
import { delegations } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { acceptJurySeat, asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { breakDemoGlass } from "../world/interests-steps";
import {
  assignmentId,
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  scoreAll,
  worldInJudging,
} from "../world/judging-steps";
import { juror } from "../world/jury-steps";
import {
  announceDemo,
  decideDemo,
  everybodyPresent,
  meetingDay,
  worldDeciding,
} from "../world/results-steps";

const courtyard = "cy-common-courtyard";
const judged = [courtyard, "ie-second-whistle", "si-on-the-bus", "ee-three-adults"];
const sheets = judged.flatMap((entry, at) =>
  delegations
    .filter((one) => one.country.toLowerCase() !== entry.slice(0, 2))
    .map((one) => evenSheet(one.key, entry, 2 + at / 2)),
);

/** What of an entry's judging a reader finds, room by room. */
async function found(ctx: Context, editionId: string, entryId: string, sheet: string) {
  const edition = await editionById(ctx, editionId);
  const row = (await boardOf(ctx, editionId)).entries.find((one) => one.entryId === entryId)!;
  const reads = (query: Promise<unknown>) => query.then(() => true).catch(() => false);
  const { letters } = await lettersVisibleTo(ctx);
  const all = await ctx.db.selectFrom("letters").select("id").where("entry_id", "=", entryId).execute();
  const head = { origin: "http://localhost", demonstration: false };
  const texts = await Promise.all(all.map(({ id }) => reads(letterText(ctx, id, head))));
  const history = (await chainPage(ctx, editionId, { most: 10_000 })).lines;
  const ofEntry = await objectsOn(ctx, entryId);
  const meeting = await meetingPage(ctx, editionId);
  const register = await registerOf(ctx, editionId);
  const { leftOut } = await orderPage(ctx, editionId);
  return {
    totals: row.open && row.dots.length > 0,
    scores: await reads(entryScoresOf(ctx, entryId)),
    ballots: (await ballotsToExport(ctx, edition)) !== undefined,
    progress: (await progressOf(ctx, editionId)).rows.some((one) => one.entryId === entryId),
    sheet: await reads(watchedSheet(ctx, sheet)),
    order: !leftOut,
    register: register.recusals.some((one) => one.country === "CY"),
    suspicions: (await suspicionsPage(ctx, editionId)).dismissed.length === 1,
    glass: (await glassPage(ctx, editionId)).openings.length === 1,
    letters: letters.filter((one) => all.some((row) => row.id === one.id)).length > 0 && texts.includes(true),
    history: history.some((line) => ofEntry.has(line.objectId)),
    meeting: meeting.motions.some((one) => one.about !== undefined),
    stays: !meeting.agenda.find((one) => one.entryId === entryId)!.youLeave,
  };
}

async function objectsOn({ db }: Context, entryId: string): Promise<Set<string>> {
  const recusals = await db.selectFrom("recusals").select("id").where("entry_id", "=", entryId).execute();
  const declared = await db.selectFrom("declarations").select("id").where("entry_id", "=", entryId).execute();
  const written = await db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select("score_sheets.id")
    .where("entry_id", "=", entryId)
    .execute();
  return new Set([...recusals, ...declared, ...written].map((row) => row.id));
}

const everything = {
  totals: true,
  scores: true,
  ballots: true,
  progress: true,
  sheet: true,
  order: true,
  register: true,
  suspicions: true,
  glass: true,
  letters: true,
  history: true,
  meeting: true,
  stays: true,
};
const nothing = Object.fromEntries(Object.keys(everything).map((room) => [room, false]));

describeOnBothEngines("the judging of an entry", (world) => {
  /** The jury has met on Cyprus' entry; Greece was recused from it and its judging opened to one person. */
  async function met(meanwhile: (editionId: string, entryId: string) => Promise<void> = async () => {}) {
    const { editionId, entries } = await worldInJudging(world, projectsNamed(...judged));
    const entryId = entries[courtyard]!;
    await declareAll(world, editionId);
    await scoreAll(world, entries, sheets);
    await breakDemoGlass(world, editionId, entryId);
    const secretariat = await asCast(world, "secretariat-1");
    await imposeRecusal(secretariat, await delegationId(world, "greece"), entryId, "They advised it.");
    await meanwhile(editionId, entryId);
    world.now = meetingDay;
    await closeAndOpenOrder(world, editionId);
    await world.db
      .insertInto("suspicion_decisions")
      .values({
        id: "suspicion0000000",
        edition_id: editionId,
        delegation_id: await delegationId(world, "malaro"),
        person_id: null,
        entry_id: entryId,
        ground: "organisation",
        evidence: "The same organisation.",
        decision: "dismissed",
        reason: "Another one of that name.",
        decided_by: await idOf(world, "secretariat-1"),
        decided_at: world.now,
      })
      .execute();
    const chair = await asCast(world, "rep-ie");
    await recordMeeting(chair, editionId, await everybodyPresent(world, editionId));
    await addMotion(chair, editionId, { motion: "To praise it.", outcome: "Carried.", entryId });
    return { editionId, entryId, sheet: await assignmentId(world, "malaro", entryId) };
  }

  async function appointed(key: string, role: Role, country: string | null = null): Promise<string> {
    const person = personInput(castMember(key));
    return appoint(await asCast(world, "secretariat-1"), { ...person, role, country });
  }

  async function leave(delegation: string, key: string, editionId: string): Promise<void> {
    const seat = await delegationId(world, delegation);
    const presidency = await asCast(world, "presidency-1");
    await replaceJuryMember(presidency, seat, await idOf(world, key), juror(`Next${delegation}`));
    const { id } = await world.db
      .selectFrom("people")
      .select("id")
      .where("name_latin", "like", `%Next${delegation}%`)
      .executeTakeFirstOrThrow();
    await acceptJurySeat(world, editionId, seat, id);
  }

  async function ended(personId: string, at: string): Promise<void> {
    const { id } = await world.db
      .selectFrom("appointments")
      .select("id")
      .where("person_id", "=", personId)
      .where("country", "is not", null)
      .executeTakeFirstOrThrow();
    await endAppointment(await asCast(world, "secretariat-1"), id);
    await world.db.updateTable("appointments").set({ ended_at: at }).where("id", "=", id).execute();
  }

  async function reads(personId: string, at: Awaited<ReturnType<typeof met>>) {
    return found(await world.as(personId), at.editionId, at.entryId, at.sheet);
  }

  it("is for the secretariat, and not for one of them who speaks for its state", async () => {
    const at = await met();
    expect(await reads(await idOf(world, "secretariat-2"), at)).toEqual(everything);
    await appointed("secretariat-2", "substitute", "CY");
    expect(await reads(await idOf(world, "secretariat-2"), at)).toEqual(nothing);
  });

  it("stays hidden from who spoke for the state since the entry was begun, and from nobody who did before", async () => {
    const at = await met();
    const id = await appointed("secretariat-2", "substitute", "CY");
    const entry = await world.db
      .selectFrom("entries")
      .select("created_at")
      .where("id", "=", at.entryId)
      .executeTakeFirstOrThrow();
    await ended(id, entry.created_at);
    expect(await reads(id, at)).toEqual(nothing);
    await world.db
      .updateTable("appointments")
      .set({ created_at: "2020-01-01T00:00:00.000Z", ended_at: "2024-01-01T00:00:00.000Z" })
      .where("person_id", "=", id)
      .where("country", "=", "CY")
      .execute();
    expect(await reads(id, at)).toEqual(everything);
  });

  it("stays hidden from a juror who has left the jury, be it for the own state or for an imposed recusal", async () => {
    const at = await met();
    for (const [delegation, key] of [
      ["cyprus", "juror-cy"],
      ["greece", "juror-gr"],
    ] as const) {
      const id = await appointed(key, "secretariat");
      const before = await reads(id, at);
      await leave(delegation, key, at.editionId);
      // Those who sit in it know of their own delegation's recusal.
      expect([key, before, await reads(id, at)]).toEqual([key, { ...nothing, register: true }, nothing]);
    }
  });

  it("is not hidden from a juror for what their delegation was recused from after they had left", async () => {
    const at = await met(async (editionId, entryId) => {
      await leave("lithuania", "rep-lt", editionId);
      world.now = later(world.now, hour);
      const lithuania = await delegationId(world, "lithuania");
      await imposeRecusal(await asCast(world, "secretariat-1"), lithuania, entryId, "They funded it.");
    });
    const id = await appointed("rep-lt", "secretariat");
    expect(await reads(id, at)).toEqual(everything);
  });

  it("stays hidden from who works or has worked on the entry", async () => {
    const at = await met();
    const id = await idOf(world, "secretariat-2");
    await world.db
      .insertInto("entry_people")
      .values({
        entry_id: at.entryId,
        person_id: id,
        role: "read",
        invited_by: await idOf(world, "rep-cy"),
        invited_at: world.now,
        left_at: null,
      })
      .execute();
    expect(await reads(id, at)).toEqual(nothing);
    await world.db
      .updateTable("entry_people")
      .set({ left_at: world.now })
      .where("person_id", "=", id)
      .execute();
    expect(await reads(id, at)).toEqual(nothing);
  });

  it("opens to all of them at the announcement", async () => {
    const winners = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team"];
    const { editionId, entries } = await worldDeciding(world, [...winners, courtyard]);
    const entryId = entries[courtyard]!;
    await decideDemo(world, editionId);
    const id = await appointed("secretariat-2", "substitute", "CY");
    const open = async () => {
      const ctx = await world.as(id);
      return {
        totals: (await boardOf(ctx, editionId)).entries.find((one) => one.entryId === entryId)!.open,
        register: (await registerOf(ctx, editionId)).leftOut,
        history: (await chainPage(ctx, editionId)).length,
      };
    };
    const before = await open();
    await announceDemo(world, editionId);
    const after = await open();
    expect([before.totals, after.totals, before.register, after.register]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(after.history).toBeGreaterThan(before.history + 5);
  });
});
