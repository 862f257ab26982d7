import { expect, it } from "vitest";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { delegationRecusals } from "../../app/domain/judging/own-delegation.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { actorOf, appoint } from "../../app/domain/people/people.server";
import { Unknown } from "../../app/domain/problems";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { threeEntries } from "../world/interests-steps";
import {
  closeDemoJudging,
  declareAll,
  evenSheet,
  openDemoOrder,
  worldBeforeJudging,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

describeOnBothEngines("a juror who comes to belong to another state", (world) => {
  /** The secretariat appoints somebody who is on the platform already. */
  async function appointed(key: string, country: string) {
    const person = await world.db
      .selectFrom("people")
      .selectAll()
      .where("id", "=", await idOf(world, key))
      .executeTakeFirstOrThrow();
    await appoint(await asCast(world, "secretariat-1"), {
      email: person.email,
      nameLatin: person.name_latin,
      nameOwn: "",
      nameLanguage: "",
      role: "substitute",
      country,
    });
  }

  async function recusals() {
    return world.db
      .selectFrom("recusals")
      .innerJoin("entries", "entries.id", "recusals.entry_id")
      .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
      .select(["number", "entries.country", "recusals.kind", "recusals.reason", "recused_by"])
      .where("entries.country", "=", "SI")
      .execute();
  }

  it("is recused with the delegation at once: the sheet leaves the ranking, and all say so", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    const bus = entries["si-on-the-bus"]!;
    for (const delegation of ["cyprus", "lithuania", "greece", "malaro", "scheldeland", "ireland"]) {
      for (const key of Object.keys(entries)) {
        if (key === "ie-second-whistle" && delegation === "ireland") continue;
        if (key === "gr-first-word" && delegation === "greece") continue;
        await writeSheet(world, entries[key]!, evenSheet(delegation, key, 3));
      }
    }
    await closeDemoJudging(world, editionId);
    const cyprus = await asCast(world, "juror-cy");
    expect((await workspaceOf(cyprus, bus)).entryId).toBe(bus);
    const before = (await ballotsOf(cyprus, editionId)).sheets.filter((sheet) => sheet.entry === bus);
    expect(before.map((sheet) => sheet.delegation)).toContain("02");

    await appointed("juror-cy", "SI");
    expect(await recusals()).toEqual([
      { number: 2, country: "SI", kind: "own-country", reason: "Own country: Slovenia.", recused_by: null },
    ]);
    const after = (await ballotsOf(cyprus, editionId)).sheets.filter((sheet) => sheet.entry === bus);
    expect(after.map((sheet) => sheet.delegation)).toEqual(
      before.map((sheet) => sheet.delegation).filter((number) => number !== "02"),
    );
    const recused = await asCast(world, "juror-cy");
    await expect(workspaceOf(recused, bus)).rejects.toBeInstanceOf(Unknown);
    const own = (await delegationRecusals(recused, editionId)).find((one) => one.entryId === bus);
    expect([own?.kind, own?.sheetRemoved]).toEqual(["own-country", true]);
    const told = await world.db.selectFrom("letters").select("facts").where("kind", "=", "recusal").execute();
    expect(new Set(told.map((letter) => JSON.parse(letter.facts).sheet))).toEqual(new Set(["removed"]));
    await openDemoOrder(world, editionId);
    const board = await boardOf(await asCast(world, "rep-ie"), editionId);
    expect(board.entries.find((one) => one.entryId === bus)?.remark).toBe(
      "One delegation recused, one sheet removed by it",
    );
    expect(await findBreaches(world.db)).toEqual([]);
  });

  it("is recused by invitation to an entry as well, and once is enough", async () => {
    const { entries } = await worldInJudging(world, threeEntries);
    const bus = entries["si-on-the-bus"]!;
    const person = await world.db
      .selectFrom("people")
      .selectAll()
      .where("id", "=", await idOf(world, "juror-cy"))
      .executeTakeFirstOrThrow();
    await inviteToEntry(await asCast(world, "rep-si"), bus, {
      email: person.email,
      nameLatin: person.name_latin,
      nameOwn: "",
      nameLanguage: "",
      role: "read",
    });
    await appointed("juror-cy", "SI");
    expect((await recusals()).map((one) => [one.number, one.kind, one.reason])).toEqual([
      [2, "imposed", "A member of the delegation works on this entry."],
    ]);
  });

  it("needs no act before judging opens: what is dealt follows from the states people belong to then", async () => {
    await worldBeforeJudging(world, threeEntries);
    await appointed("juror-cy", "SI");
    expect(await recusals()).toEqual([]);
    const { recusedFrom } = await actorOf(await world.as(), await idOf(world, "juror-cy"));
    expect(recusedFrom.map((one) => one.kind)).toEqual(["own-country"]);
  });
});
