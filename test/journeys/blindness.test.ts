import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { openSqlite } from "../../app/database/sqlite";
import type { Tables } from "../../app/database/tables";
import { sessionCookie } from "../../app/http/cookies";
import { people } from "../world/cast";
import { type ServedStage, serveDatabase, stagesFolder } from "../world/served-stage";
import type { Stage } from "../world/stages";
import { type Places, placesOf } from "../world/visits";
import { table } from "./role-route-table";

/** By route and entry: what came back, without the numbers that every answer has anew. */
type Answers = Record<string, string>;

/** Serves a stage at an instant that stands still, with what `change` makes of its database. */
async function serveChanged(stage: Stage, change: (db: Kysely<Tables>) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "ecpa-blindness-"));
  const file = join(folder, "ecpa.sqlite");
  copyFileSync(join(stagesFolder, `${stage}.sqlite`), file);
  const { db } = openSqlite(file);
  await change(db);
  await db.destroy();
  return serveDatabase(folder, stage, { still: true });
}

const unchanged = async () => {};

/** Headers that are others for each answer. */
const drawnAnew = ["date", "x-request-id"];

describe("what others have scored", () => {
  const served: ServedStage[] = [];
  afterEach(async () => {
    for (const one of served.splice(0)) {
      await one.stop();
      expect(one.errors).toEqual([]);
    }
  });

  /** Asks for every address of the site map, and for those of an entry with each entry. */
  async function everything(stage: ServedStage, key: string): Promise<Answers> {
    const { db } = stage.server.installation;
    const cookie =
      key === "visitor"
        ? undefined
        : (await sessionCookie(stage.origin).serialize(await stage.tokenOf(key))).split(";")[0];
    const all: Answers = {};
    for (const path of await everyPath(db)) {
      const response = await fetch(stage.origin + path, {
        redirect: "manual",
        headers: cookie ? { Cookie: cookie } : {},
      });
      const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
      // The digest of a body that names its own address differs with the port.
      const own = body.includes(new URL(stage.origin).host) ? [...drawnAnew, "etag"] : drawnAnew;
      const told = [...response.headers].filter(([name]) => !own.includes(name));
      all[path] = withoutNumbers(`${response.status} ${told.join("\n")}\n${body}`, stage);
    }
    return all;
  }

  /** Gives the addresses at which two worlds answered differently. */
  async function differences(one: ServedStage, other: ServedStage, key: string): Promise<string[]> {
    const [first, second] = [await everything(one, key), await everything(other, key)];
    expect(Object.keys(first)).toEqual(Object.keys(second));
    return Object.keys(first).filter((path) => first[path] !== second[path]);
  }

  async function two(stage: Stage, change: (db: Kysely<Tables>) => Promise<void>) {
    const one = await serveChanged(stage, unchanged);
    served.push(one);
    const other = await serveChanged(stage, change);
    served.push(other);
    return { one, other };
  }

  it("changes no byte of any address for anybody but their own delegation while judging is open", async () => {
    const scorer = "juror-gr";
    const { one, other } = await two("judging", (db) => scoreOtherwise(db, scorer));
    expect((await differences(one, other, scorer)).length).toBeGreaterThan(3);
    for (const key of [
      "visitor",
      "rep-de",
      "juror-cy",
      "expert-se-1",
      "rep-ie",
      "secretariat-1",
      "presidency-1",
    ]) {
      expect([key, await differences(one, other, key)]).toEqual([key, []]);
    }
  });

  it("on an entry somebody is recused from stays hidden after the order is opened, but for place and score", async () => {
    const { one, other } = await two("deciding", (db) => shiftWithin(db, "IE"));
    expect((await differences(one, other, "secretariat-1")).length).toBeGreaterThan(0);
    expect(await differences(one, other, "rep-ie")).toEqual([]);
  });

  it("and decided tells the public nothing before the announcement", async () => {
    const { one, other } = await two("decided", swapPlaces);
    expect((await differences(one, other, "rep-ie")).length).toBeGreaterThan(0);
    for (const key of ["visitor", "rep-de", "presidency-2"]) {
      expect([key, await differences(one, other, key)]).toEqual([key, []]);
    }
  });
});

/** Takes out what is drawn anew for each answer, and the port. */
function withoutNumbers(text: string, stage: ServedStage): string {
  return (
    text
      // With its name, also where a calendar folds its lines: the number alone can stand in a file by chance.
      .replace(/\r\n /g, "")
      .replaceAll(new URL(stage.origin).host, "HOST")
      .replace(/nonce="[^"]*"/g, "nonce")
      .replace(/'nonce-[^']*'/g, "nonce")
      .replace(/(nonce|requestId)\\?",\\?"[0-9a-z]{16}/g, "$1")
      .replace(/[0-9a-hjkmnp-tv-z]{16}(?=\\?",\\?"(demonstration|requestId))/g, "")
  );
}

/** Lists every address of the site map, those about an entry, a sheet or a letter once for each of some. */
async function everyPath(db: Kysely<Tables>): Promise<string[]> {
  const places = await placesOf(db);
  const entries = await db.selectFrom("entries").select("id").orderBy("id").limit(5).execute();
  const assignments = await db
    .selectFrom("assignments")
    .select("id")
    .where("entry_id", "in", [places.entry, places.irishEntry])
    .orderBy("id")
    .execute();
  const letters = await db.selectFrom("letters").select("id").orderBy("id").limit(12).execute();
  const worlds: Places[] = [
    places,
    ...entries.map(({ id }) => ({ ...places, entry: id, irishEntry: id, returnedEntry: id })),
    ...assignments.map(({ id }) => ({ ...places, assignment: id })),
    ...letters.map(({ id }) => ({ ...places, letter: id })),
  ];
  const paths = table.flatMap((row) => worlds.map((one) => row.path(one)));
  return [...new Set(paths)].sort();
}

/** Gives every score of a person's delegation another value, and every remark of it other words. */
async function scoreOtherwise(db: Kysely<Tables>, key: string): Promise<void> {
  const sheets = await db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("delegation_people", "delegation_people.delegation_id", "assignments.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select("score_sheets.id")
    .where("people.email", "=", people.find((one) => one.key === key)!.email)
    .execute();
  expect(sheets.length).toBeGreaterThan(3);
  for (const { id } of sheets) {
    const scores = await db.selectFrom("scores").selectAll().where("sheet_id", "=", id).execute();
    for (const score of scores) {
      await db
        .updateTable("scores")
        .set({ ticks: score.ticks === null ? null : 10 - score.ticks, remark: "Quite other words." })
        .where("sheet_id", "=", id)
        .where("criterion_id", "=", score.criterion_id)
        .execute();
    }
    await db
      .updateTable("score_sheets")
      .set({ overall_remark: "Quite other words." })
      .where("id", "=", id)
      .execute();
  }
}

/** Moves half a point from one criterion to another of the same weight on each sheet of a state's entry, and changes the words: every total stays. */
async function shiftWithin(db: Kysely<Tables>, country: string): Promise<void> {
  const scores = await db
    .selectFrom("scores")
    .innerJoin("score_sheets", "score_sheets.id", "scores.sheet_id")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .innerJoin("criteria", "criteria.id", "scores.criterion_id")
    .select(["sheet_id", "criterion_id", "ticks", "criteria.position"])
    .where("entries.country", "=", country)
    .where("entries.kind", "=", "competing")
    .where("score_sheets.state", "=", "final")
    .orderBy("sheet_id")
    .orderBy("criteria.position")
    .execute();
  const sheets = new Set(scores.map((one) => one.sheet_id));
  let moved = 0;
  for (const id of sheets) {
    const own = scores.filter((one) => one.sheet_id === id);
    const down = own.findIndex((one) => (one.ticks ?? 0) > 0);
    const up = own.findIndex((one, at) => at !== down && (one.ticks ?? 10) < 10);
    if (down < 0 || up < 0) continue;
    moved += 1;
    for (const [at, change] of [
      [down, -1],
      [up, 1],
    ] as const) {
      await db
        .updateTable("scores")
        .set({ ticks: own[at]!.ticks! + change, remark: "Quite other words." })
        .where("sheet_id", "=", id)
        .where("criterion_id", "=", own[at]!.criterion_id)
        .execute();
    }
  }
  expect(moved).toBeGreaterThan(2);
}

/** Lets the first and the second of the decided places change places, and their scores be others. */
async function swapPlaces(db: Kysely<Tables>): Promise<void> {
  const places = await db.selectFrom("places").selectAll().orderBy("place").execute();
  const [first, second] = places;
  await db.updateTable("places").set({ place: 3 }).where("entry_id", "=", first!.entry_id).execute();
  await db.updateTable("places").set({ place: 1 }).where("entry_id", "=", second!.entry_id).execute();
  await db.updateTable("scores").set({ remark: "Quite other words." }).execute();
}
