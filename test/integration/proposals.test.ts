import { expect, it } from "vitest";
import { type ActCommand, confirm, openProposals, propose } from "../../app/domain/history/proposals.server";
import {
  appoint,
  appointFirst,
  endAppointment,
  standingAppointments,
} from "../../app/domain/people/people.server";
import { refuse } from "../../app/domain/problems";
import { hour, later } from "../../app/domain/times";
import { describeOnBothEngines } from "../world/database";

const edition = { id: "edition1", presidency_country: "IE" };
const facts = { reason: "The network was down on the last evening.", until: "2026-10-01T22:00:00.000Z" };

function input(name: string) {
  return {
    email: `${name.toLowerCase()}@award.example`,
    nameLatin: name,
    nameOwn: "",
    nameLanguage: "" as const,
  };
}

describeOnBothEngines("an act of two people", (world) => {
  /** Enters two people of the secretariat, one of this presidency and one of another. */
  async function four() {
    const ann = await appointFirst(await world.as(), input("Ann"));
    const enter = async (name: string, role: "secretariat" | "presidency", country: string | null) =>
      appoint(await world.as(ann), { ...input(name), role, country });
    return {
      ann,
      bo: await enter("Bo", "secretariat", null),
      ciara: await enter("Ciara", "presidency", "IE"),
      dimitris: await enter("Dimitris", "presidency", "CY"),
    };
  }

  /** A command whose deed can be seen, and which looks at the state again. */
  const reopen: ActCommand = async (ctx, given) => {
    const state = await stateOf(ctx.db);
    if (state !== "checking") refuse("edition-moved-on", "The edition is not in admission any more.");
    await ctx.db
      .updateTable("installation")
      .set({ value: `open: ${given.until}` })
      .execute();
  };

  async function stateOf(db: typeof world.db): Promise<string | undefined> {
    return (await db.selectFrom("installation").select("value").executeTakeFirst())?.value;
  }

  async function checking() {
    await world.db.insertInto("installation").values({ name: "state", value: "checking" }).execute();
  }

  it("is refused when the facts are not those that were proposed any more", async () => {
    const { ann, ciara } = await four();
    await checking();
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    await world.db
      .updateTable("proposals")
      .set({ facts: JSON.stringify({ ...facts, until: "2026-12-24T22:00:00.000Z" }) })
      .where("id", "=", id)
      .execute();
    await expect(confirm(await world.as(ann), edition, id, { "reopen-call": reopen })).rejects.toMatchObject({
      problems: [{ code: "facts-altered" }],
    });
    expect(await stateOf(world.db)).toBe("checking");
  });

  it("is done by two people in two roles, in either order, with exactly the facts that were proposed", async () => {
    const { ann, ciara } = await four();
    await checking();
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    expect(await stateOf(world.db)).toBe("checking");
    expect(await openProposals(await world.as(ann), edition.id)).toMatchObject([
      { id, command: "reopen-call", facts: JSON.stringify(facts), proposed_by: ciara, state: "open" },
    ]);
    await confirm(await world.as(ann), edition, id, { "reopen-call": reopen });
    expect(await stateOf(world.db)).toBe(`open: ${facts.until}`);
    expect(await openProposals(await world.as(ann), edition.id)).toEqual([]);
    const deeds = await world.db
      .selectFrom("history")
      .select(["command", "object_id", "actor_id", "from_state", "to_state"])
      .where("chain", "=", edition.id)
      .orderBy("position")
      .execute();
    expect(deeds).toEqual([
      { command: "propose:reopen-call", object_id: id, actor_id: ciara, from_state: null, to_state: "open" },
      {
        command: "confirm:reopen-call",
        object_id: id,
        actor_id: ann,
        from_state: "open",
        to_state: "confirmed",
      },
    ]);
  });

  it("is refused to the person who proposed it, also with both roles", async () => {
    const { ann, ciara } = await four();
    await checking();
    await appoint(await world.as(ann), { ...input("Ciara"), role: "secretariat", country: null });
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    await expect(
      confirm(await world.as(ciara), edition, id, { "reopen-call": reopen }),
    ).rejects.toMatchObject({ problems: [{ code: "same-person" }] });
    expect(await stateOf(world.db)).toBe("checking");
  });

  it("is refused to a second person in the same role", async () => {
    const { ann, bo } = await four();
    await checking();
    const id = await propose(await world.as(ann), edition, "reopen-call", facts);
    await expect(confirm(await world.as(bo), edition, id, { "reopen-call": reopen })).rejects.toMatchObject({
      problems: [{ code: "same-role" }],
    });
    expect(await stateOf(world.db)).toBe("checking");
  });

  it("is unknown to everybody else, and so is one of another edition", async () => {
    const { ann, ciara, dimitris } = await four();
    await checking();
    const unknown = { name: "Unknown" };
    await expect(propose(await world.as(dimitris), edition, "reopen-call", facts)).rejects.toMatchObject(
      unknown,
    );
    await expect(propose(world.visitor(), edition, "reopen-call", facts)).rejects.toMatchObject(unknown);
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    for (const [ctx, where] of [
      [await world.as(dimitris), edition],
      [world.visitor(), edition],
      [await world.as(), edition],
      [await world.as(ann), { ...edition, id: "edition2" }],
    ] as const) {
      await expect(confirm(ctx, where, id, { "reopen-call": reopen })).rejects.toMatchObject(unknown);
    }
    await expect(
      confirm(await world.as(ann), edition, "0".repeat(16), { "reopen-call": reopen }),
    ).rejects.toMatchObject(unknown);
    expect(await stateOf(world.db)).toBe("checking");
  });

  it("can be proposed once, and again when the first proposal has expired", async () => {
    const { ann, bo, ciara } = await four();
    await propose(await world.as(ciara), edition, "reopen-call", facts);
    for (const person of [ciara, ann, bo]) {
      await expect(propose(await world.as(person), edition, "reopen-call", facts)).rejects.toMatchObject({
        problems: [{ code: "already-proposed" }],
      });
    }
    await propose(await world.as(ciara), edition, "reopen-call", { ...facts, reason: "Another reason." });
    world.now = later(world.now, 72 * hour);
    await propose(await world.as(ciara), edition, "reopen-call", facts);
    const states = await world.db.selectFrom("proposals").select("state").orderBy("state").execute();
    expect(states.map((row) => row.state)).toEqual(["open", "withdrawn", "withdrawn"]);
  });

  it("can be confirmed for 72 hours and not an instant longer", async () => {
    const { ann, bo, ciara } = await four();
    await checking();
    const first = await propose(await world.as(ciara), edition, "reopen-call", facts);
    world.now = later(world.now, 72 * hour);
    await expect(
      confirm(await world.as(ann), edition, first, { "reopen-call": reopen }),
    ).rejects.toMatchObject({ name: "Unknown" });
    const second = await propose(await world.as(ciara), edition, "reopen-call", facts);
    world.now = later(world.now, 72 * hour - 1);
    await confirm(await world.as(bo), edition, second, { "reopen-call": reopen });
    expect(await stateOf(world.db)).toBe(`open: ${facts.until}`);
  });

  it("looks at the state again when it is confirmed, and stays open when the state has moved on", async () => {
    const { ann, ciara } = await four();
    await checking();
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    await world.db.updateTable("installation").set({ value: "judging" }).execute();
    await expect(confirm(await world.as(ann), edition, id, { "reopen-call": reopen })).rejects.toMatchObject({
      problems: [{ code: "edition-moved-on" }],
    });
    expect(await stateOf(world.db)).toBe("judging");
    expect((await openProposals(await world.as(ann), edition.id)).map((one) => one.id)).toEqual([id]);
    const deeds = await world.db
      .selectFrom("history")
      .select("command")
      .where("chain", "=", edition.id)
      .execute();
    expect(deeds).toEqual([{ command: "propose:reopen-call" }]);
  });

  it("looks at the roles again when it is confirmed", async () => {
    const { ann, ciara } = await four();
    await checking();
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    const standing = await standingAppointments(await world.as(ann));
    await endAppointment(await world.as(ann), standing.find((one) => one.person_id === ciara)!.id);
    await expect(confirm(await world.as(ann), edition, id, { "reopen-call": reopen })).rejects.toMatchObject({
      problems: [{ code: "same-role" }],
    });
    expect(await stateOf(world.db)).toBe("checking");
  });

  it("runs once, however often it is confirmed", async () => {
    const { ann, bo, ciara } = await four();
    await checking();
    const id = await propose(await world.as(ciara), edition, "reopen-call", facts);
    await confirm(await world.as(ann), edition, id, { "reopen-call": reopen });
    await world.db.updateTable("installation").set({ value: "checking" }).execute();
    for (const person of [ann, bo]) {
      await expect(
        confirm(await world.as(person), edition, id, { "reopen-call": reopen }),
      ).rejects.toMatchObject({ name: "Unknown" });
    }
    expect(await stateOf(world.db)).toBe("checking");
  });
});
