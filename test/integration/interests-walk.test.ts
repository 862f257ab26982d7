import type { ServerBuild } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { printRegister } from "../../app/domain/judging/register.server";
import { decide } from "../../app/domain/results/decide.server";
import { confirmEmbargo, nameInsider } from "../../app/domain/results/insiders.server";
import { addMotion, recordMeeting } from "../../app/domain/results/meeting.server";
import { table } from "../journeys/role-route-table";
import { reading } from "../unit/print/reading";
import { realBuild, serve } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";
import { acceptJurySeat, asCast, idOf } from "../world/editions-steps";
import { breakDemoGlass, threeEntries } from "../world/interests-steps";
import {
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";
import { everybodyPresent, meetingDay } from "../world/results-steps";
import { placesOf } from "../world/visits";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

/** Recused from Slovenia's entry: a member, the chair, and two who sit beside their office. */
const recused = ["expert-se-1", "rep-ie", "secretariat-2", "presidency-2"];
/** The same parts, not recused; each must be able to see something, or the walk would prove nothing. */
const free = ["juror-gr", "juror-cy", "secretariat-1", "presidency-1"];

const reasons = {
  motion: "The jury discusses what speaks for the bus.",
  places: "Reasons of the jury for the bus.",
  glass: "A sheet cannot be saved any more.",
  absence: "Elisabeth was ill when the bus was judged.",
};

/** What comes from judging Slovenia's entry: other delegations' sheets, discussion, decision, and what was opened. */
const ofJudging = ["thinks of si-on-the-bus", " on si-on-the-bus.", ...Object.values(reasons)];

describeOnBothEngines("a recusal", (world) => {
  it("hides all that comes from judging the entry, and its text, on every page, in every role", {
    timeout: 400_000,
  }, async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    const bus = entries["si-on-the-bus"]!;
    const text = threeEntries.find((one) => one.key === "si-on-the-bus")!.answers["in-short"]!.slice(0, 60);
    await seatOffice(world, editionId);
    await declareAll(world, editionId);
    const secretariat = await asCast(world, "secretariat-1");
    const conflict = { kind: "conflict", conflict: "other", reason: "Advised the bus company." } as const;
    await declareInterest(await asCast(world, "rep-ie"), bus, conflict);
    await imposeRecusal(secretariat, await delegationId(world, "lithuania"), bus, "Their ministry pays.");
    for (const [key, level] of [
      ["si-on-the-bus", 4.5],
      ["gr-first-word", 3.5],
      ["ie-second-whistle", 2.5],
    ] as const) {
      for (const delegation of ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        const not = { ireland: ["ie-second-whistle", "si-on-the-bus"], greece: ["gr-first-word"] };
        const without: Record<string, string[]> = { ...not, lithuania: ["si-on-the-bus"] };
        if (without[delegation]?.includes(key)) continue;
        await writeSheet(world, entries[key]!, evenSheet(delegation, key, level));
      }
    }
    // Late: Malaro has scored the entry by then.
    await declareInterest(await asCast(world, "expert-se-2"), bus, conflict);
    await breakDemoGlass(world, editionId, bus, "juror-cy");
    const judging = await walk(world, bus, text);
    expect(judging.seen).toEqual({
      "juror-gr": ["text", "thinks of si-on-the-bus", " on si-on-the-bus."],
      "juror-cy": ["text", "thinks of si-on-the-bus", " on si-on-the-bus.", reasons.glass],
      "secretariat-1": ["text", "thinks of si-on-the-bus", " on si-on-the-bus.", reasons.glass],
      "presidency-1": [],
      "expert-se-1": [],
      "rep-ie": [],
      "secretariat-2": [],
      "presidency-2": [],
    });
    expect(judging.broken).toEqual([]);

    world.now = meetingDay;
    await closeAndOpenOrder(world, editionId);
    const vice = await asCast(world, "juror-cy");
    await recordMeeting(await asCast(world, "rep-ie"), editionId, await everybodyPresent(world, editionId));
    await addMotion(vice, editionId, { motion: reasons.motion, outcome: reasons.absence, entryId: bus });
    await decide(vice, editionId, {
      places: Object.entries({ "si-on-the-bus": 1, "gr-first-word": 2, "ie-second-whistle": 3 }).map(
        ([key, place]) => ({
          entryId: entries[key]!,
          place: place as 1 | 2 | 3,
          reasons: place === 1 ? reasons.places : "Reasons for another entry.",
        }),
      ),
    });
    const chair = await asCast(world, "rep-ie");
    for (const key of ["presidency-1", "presidency-2"]) {
      await nameInsider(chair, editionId, await idOf(world, key));
      await confirmEmbargo(await asCast(world, key), editionId);
    }
    const decided = await walk(world, bus, text);
    const all = ["thinks of si-on-the-bus", " on si-on-the-bus.", reasons.motion, reasons.places];
    expect(decided.seen).toEqual({
      "juror-gr": ["text", ...all, reasons.absence],
      "juror-cy": ["text", ...all, reasons.glass, reasons.absence],
      "secretariat-1": [
        "text",
        ...all.filter((one) => one !== reasons.places),
        reasons.glass,
        reasons.absence,
      ],
      "presidency-1": [reasons.places],
      "expert-se-1": [],
      "rep-ie": [],
      "secretariat-2": [],
      "presidency-2": [],
    });
    expect(decided.broken).toEqual([]);
    // Each knows why their own delegation is recused, and not why another one is.
    for (const [who, ofOthers] of [
      ["rep-ie", "Their ministry pays."],
      ["secretariat-2", "Advised the bus company."],
    ] as const) {
      const { text } = await reading(await printRegister(await asCast(world, who), editionId, false));
      expect([who, text.includes(ofOthers)]).toEqual([who, false]);
    }
    const printed = await reading(await printRegister(secretariat, editionId, false));
    expect(printed.text).toContain("Their ministry pays.");
    expect(printed.text).toContain("Advised the bus company.");
  });
});

/** Seats one of the secretariat and one of the presidency in Lithuania's delegation, beside its own person. */
async function seatOffice(world: World, editionId: string): Promise<void> {
  const delegation_id = await delegationId(world, "lithuania");
  for (const key of ["secretariat-2", "presidency-2"]) {
    const person_id = await idOf(world, key);
    const added = { delegation_id, person_id, added_at: world.now };
    await world.db.insertInto("delegation_people").values(added).execute();
    await acceptJurySeat(world, editionId, delegation_id, person_id);
  }
}

/** Opens every address of the site map as each of them, with the ids of this entry, and says what each saw of it. */
async function walk(
  world: World,
  bus: string,
  text: string,
): Promise<{ seen: Record<string, string[]>; broken: string[] }> {
  await world.db
    .insertInto("installation")
    .values({ name: "demonstration", value: "judging" })
    .onConflict((other) => other.column("name").doNothing())
    .execute();
  const served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "judging" });
  const places = await placesOf(world.db);
  const ids = async (found: PromiseLike<{ id: string }[]>) => (await found).map((row) => row.id);
  const assignments = await ids(
    world.db.selectFrom("assignments").select("id").where("entry_id", "=", bus).execute(),
  );
  const letters = await ids(
    world.db.selectFrom("letters").select("id").where("entry_id", "=", bus).execute(),
  );
  const openings = await ids(world.db.selectFrom("glass_openings").select("id").execute());
  const of = { ...places, entry: bus, irishEntry: bus, returnedEntry: bus };
  const paths = new Set([
    ...table.map((row) => row.path(of)),
    ...assignments.map((id) => `/jury/progress/${id}`),
    ...letters.map((id) => `/secretariat/letters/${id}`),
    ...openings.map((id) => `/jury/glass/${id}`),
  ]);
  const skipped = /sign-out|sign-in|\.pdf$|device\/entries$/;
  const seen: Record<string, string[]> = {};
  const broken: string[] = [];
  for (const key of [...free, ...recused]) {
    const visitor = served.visitor();
    await visitor.post("/account/sign-in/as", { person: await idOf(world, key) });
    const found = new Set<string>();
    for (const path of paths) {
      if (skipped.test(path)) continue;
      const { status, body } = await visitor.get(path);
      if (status >= 500) broken.push(`${key} ${path}: ${status}`);
      if (body.includes(text)) found.add("text");
      for (const one of ofJudging) if (body.includes(one)) found.add(one);
    }
    seen[key] = ["text", ...ofJudging].filter((one) => found.has(one));
  }
  await served.stop();
  return { seen, broken };
}
