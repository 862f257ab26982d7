import { join } from "node:path";
import { expect, it } from "vitest";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { receiptByNumber } from "../../app/domain/entries/receipts.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { queueLetter } from "../../app/domain/letters/letters.server";
import { forgetPeople, forgetPerson, peopleKept } from "../../app/domain/people/forgetting.server";
import { accountKeptFor, forgottenAddress, forgottenName } from "../../app/domain/people/forgotten";
import { endAppointment, standingAppointments } from "../../app/domain/people/people.server";
import { startSession } from "../../app/domain/people/sessions.server";
import { retentionPage } from "../../app/domain/retention.server";
import { dayLength, later } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { openCallWorld, writeEntry } from "../world/entries-steps";
import { openPolishRound } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const named = (key: string) => projects.find((project) => project.key === key)!;
const announcedAt = "2026-12-09T20:00:00.000Z";
const yearAfter = later(announcedAt, accountKeptFor);
const refused = (code: string) => ({ problems: [{ code }] });

/** Bulgaria has submitted, Greece has a draft with two applicants, Poland has invited three bodies and one to its committee. */
async function played(world: World) {
  const editionId = await openCallWorld(world, ["PL", "GR", "BG"]);
  await openPolishRound(world, editionId, "2026-09-10");
  await writeEntry(world, editionId, named("gr-first-word"));
  const bulgarian = await writeEntry(world, editionId, named("bg-my-block"));
  await submitEntry(await asCast(world, "rep-bg"), bulgarian);
  const people = ["applicant-gr-1", "applicant-gr-2", "body-pl-1", "body-pl-2", "committee-pl", "rep-bg"];
  const ids = Object.fromEntries(
    await Promise.all(people.map(async (key) => [key, await idOf(world, key)] as const)),
  );
  return { editionId, bulgarian, ids };
}

async function announce(world: World, editionId: string): Promise<void> {
  await world.db
    .updateTable("editions")
    .set({ announced_at: announcedAt })
    .where("id", "=", editionId)
    .execute();
}

/** In which tables something stands that leads to the person or their address. */
async function tracesOf(world: World, personId: string, email: string): Promise<string[]> {
  const { db } = world;
  const found = {
    people: await db.selectFrom("people").select("id").where("email", "=", email).execute(),
    letters: await db.selectFrom("letters").select("id").where("to_person_id", "=", personId).execute(),
    sessions: await db.selectFrom("sessions").select("id").where("person_id", "=", personId).execute(),
    sign_in_requests: await db
      .selectFrom("sign_in_requests")
      .select("id")
      .where("email", "=", email)
      .execute(),
  };
  return Object.entries(found).flatMap(([table, rows]) => (rows.length > 0 ? [table] : []));
}

async function nameOf(world: World, personId: string) {
  return world.db
    .selectFrom("people")
    .select(["name_latin", "name_own", "name_language", "email"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}

describeOnBothEngines("a person whom nothing needs any more", (world) => {
  it("is forgotten twelve months after their edition: contacts of bodies, committee and writers, not who has a role", async () => {
    const { editionId, ids } = await played(world);
    await announce(world, editionId);
    const contact = castMember("body-pl-2").email;
    await startSession(await world.as(), ids["body-pl-2"]!, "a phone");
    expect(await tracesOf(world, ids["body-pl-2"]!, contact)).toEqual([
      "people",
      "letters",
      "sessions",
      "sign_in_requests",
    ]);
    world.now = later(yearAfter, -1);
    expect(await forgetPeople(await world.as())).toBe(0);
    world.now = yearAfter;
    const before = await peopleKept(await asCast(world, "secretariat-1"));
    const due = before.filter((one) => one.dueAt !== undefined).map((one) => one.id);
    expect(due).toEqual(
      expect.arrayContaining(["body-pl-1", "body-pl-2", "committee-pl"].map((key) => ids[key])),
    );
    expect(due).not.toContain(ids["rep-bg"]);
    expect(await forgetPeople(await world.as())).toBe(due.length);
    expect(await tracesOf(world, ids["body-pl-2"]!, contact)).toEqual([]);
    for (const key of ["applicant-gr-1", "body-pl-2", "committee-pl"]) {
      const id = ids[key]!;
      expect(await nameOf(world, id)).toEqual({
        name_latin: forgottenName,
        name_own: null,
        name_language: null,
        email: forgottenAddress(id),
      });
    }
    expect((await nameOf(world, ids["rep-bg"]!)).email).toBe(castMember("rep-bg").email);
    const deeds = await world.db
      .selectFrom("history")
      .select(["actor_id", "object_id"])
      .where("command", "=", "forgetPerson")
      .execute();
    expect(deeds.map((row) => row.object_id).sort()).toEqual([...due].sort());
    expect(deeds.every((row) => row.actor_id === null)).toBe(true);
    expect(await forgetPeople(await world.as())).toBe(0);
  });

  it("stays for a year after their last sign-in, and as long as an edition is not over", async () => {
    const { editionId, ids } = await played(world);
    world.now = "2028-01-01T08:00:00.000Z";
    expect(await forgetPeople(await world.as())).toBe(0);
    await announce(world, editionId);
    await startSession(await world.as(), ids["applicant-gr-1"]!, "a laptop");
    await forgetPeople(await world.as());
    const gone = await world.db
      .selectFrom("people")
      .select("id")
      .where("forgotten_at", "is not", null)
      .execute();
    expect(gone.map((row) => row.id)).toContain(ids["applicant-gr-2"]);
    expect(gone.map((row) => row.id)).not.toContain(ids["applicant-gr-1"]);
    world.now = later(world.now, accountKeptFor);
    expect(await forgetPeople(await world.as())).toBe(1);
  });

  it("keeps the name where it stands on a record, and gets no more letters", async () => {
    const { editionId, bulgarian, ids } = await played(world);
    await announce(world, editionId);
    const id = ids["rep-bg"]!;
    world.now = "2026-12-20T08:00:00.000Z";
    const secretariat = await asCast(world, "secretariat-1");
    const [standing] = (await standingAppointments(secretariat)).filter((one) => one.person_id === id);
    await endAppointment(secretariat, standing!.id);
    world.now = later(world.now, accountKeptFor);
    await forgetPeople(await world.as());
    const cast = castMember("rep-bg");
    expect(await nameOf(world, id)).toMatchObject({
      name_latin: cast.nameLatin,
      email: forgottenAddress(id),
    });
    expect(await tracesOf(world, id, cast.email)).toEqual([]);
    const writer = await world.as(id);
    await queueLetter(writer, {
      kind: "entry-withdrawn",
      to: { id, email: forgottenAddress(id) },
      facts: { name: "", title: "", state: "", edition: "", by: "" },
    });
    expect(await tracesOf(world, id, cast.email)).toEqual([]);
    const submission = await world.db
      .selectFrom("submissions")
      .select(["submitted_by", "number"])
      .where("entry_id", "=", bulgarian)
      .executeTakeFirstOrThrow();
    expect(submission).toEqual({ submitted_by: id, number: 1 });
  });

  it("can be forgotten at their request once nothing open needs them, by the secretariat only; the address is free again", async () => {
    const { editionId, bulgarian, ids } = await played(world);
    const id = ids["applicant-gr-1"]!;
    const secretariat = await asCast(world, "secretariat-1");
    await expect(forgetPerson(secretariat, id)).rejects.toMatchObject(refused("in-open-edition"));
    await expect(forgetPerson(secretariat, ids["rep-bg"]!)).rejects.toMatchObject(refused("has-role"));
    await announce(world, editionId);
    world.now = later(announcedAt, dayLength);
    for (const key of ["presidency-1", "rep-gr", "applicant-gr-1"]) {
      const ctx = await asCast(world, key);
      await expect(forgetPerson(ctx, id)).rejects.toMatchObject({ name: "Unknown" });
      await expect(retentionPage(ctx)).rejects.toMatchObject({ name: "Unknown" });
    }
    const page = await retentionPage(secretariat);
    expect(page.editions).toEqual([
      {
        name: expect.any(String),
        endedAt: announcedAt,
        notesAt: later(announcedAt, 92 * dayLength),
        unfinishedAt: yearAfter,
        unfinished: 1,
      },
    ]);
    const { nameLatin, email } = castMember("applicant-gr-1");
    expect(page.people).toContainEqual({ id, name: nameLatin, email, at: yearAfter, onRecord: false });
    await forgetPerson(secretariat, id);
    expect((await nameOf(world, id)).name_latin).toBe(forgottenName);
    expect((await retentionPage(secretariat)).people.map((one) => one.id)).not.toContain(id);
    await expect(forgetPerson(secretariat, id)).rejects.toMatchObject({ name: "Unknown" });
    await inviteToEntry(await asCast(world, "rep-bg"), bulgarian, {
      ...personInput(castMember("applicant-gr-1")),
      role: "read",
    });
    expect(await idOf(world, "applicant-gr-1")).not.toBe(id);
    expect((await receiptByNumber(await asCast(world, "rep-bg"), bulgarian, 1)).receipt.number).toBe(1);
  });
});
