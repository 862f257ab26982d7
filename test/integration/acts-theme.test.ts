import { expect, it } from "vitest";
import { actsPage, confirmAct } from "../../app/domain/editions/acts.server";
import { proposeThemeRefusal } from "../../app/domain/entries/theme-refusal.server";
import { appoint } from "../../app/domain/people/people.server";
import { hour, later } from "../../app/domain/times";
import { emailsOf, enteredBy, speakers, toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, closeDemoCall, composeDemoJury, personInput } from "../world/editions-steps";
import { admitAll } from "../world/entries-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };
const texts = { reasons: "It informs the public only.", heard: "We also train young people ourselves." };

async function checkingWith(world: World, key: string) {
  const { id, entries } = await enteredBy(world, key);
  await closeDemoCall(world, id);
  return { id, entry: entries[key]! };
}

async function stateOf(world: World, entry: string): Promise<string> {
  const row = await world.db.selectFrom("entries").select("state").where("id", "=", entry).executeTakeFirst();
  return row!.state;
}

describeOnBothEngines("a refusal on theme or evaluation", (world) => {
  it("is proposed by the secretariat once the state is heard, confirmed by the presidency, and told to the state", async () => {
    const { id, entry } = await checkingWith(world, "de-quarrel-workshop");
    const secretariat = await asCast(world, "secretariat-1");
    const presidency = await asCast(world, "presidency-1");
    await expect(proposeThemeRefusal(secretariat, entry, { reasons: "", heard: " " })).rejects.toMatchObject(
      refused("invalid-reasons", "invalid-heard"),
    );
    const proposal = await proposeThemeRefusal(secretariat, entry, texts);
    await expect(proposeThemeRefusal(secretariat, entry, texts)).rejects.toMatchObject(
      refused("already-proposed"),
    );
    expect(await stateOf(world, entry)).toBe("submitted");
    expect((await actsPage(presidency, id)).proposals).toMatchObject([
      { id: proposal, reason: texts.reasons, current: true, mayConfirm: true, own: false },
    ]);
    await expect(confirmAct(secretariat, id, proposal)).rejects.toMatchObject(refused("same-person"));
    await expect(confirmAct(await asCast(world, "secretariat-2"), id, proposal)).rejects.toMatchObject(
      refused("same-role"),
    );
    await confirmAct(presidency, id, proposal);
    expect(await stateOf(world, entry)).toBe("refused");
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "entry-refused")
      .execute();
    const told = [...(await speakers(world, "DE")), ...(await emailsOf(world, "applicant-de"))];
    expect(await toldBy(world, "entry-refused")).toEqual(told.sort());
    for (const { facts } of letters) {
      expect(JSON.parse(facts).reasons).toBe(
        `${texts.reasons}\n\nWhat the state answered, which was considered: ${texts.heard}`,
      );
    }
    const history = JSON.stringify(await world.db.selectFrom("history").selectAll().execute());
    expect([history.includes("informs"), history.includes("train young")]).toEqual([false, false]);
  });

  it("is nobody's of that state: for the presidency's own the jury's vice-chair confirms it", async () => {
    const irish = await checkingWith(world, "ie-second-whistle");
    await composeDemoJury(world, irish.id);
    const secretariat = await asCast(world, "secretariat-1");
    const proposal = await proposeThemeRefusal(secretariat, irish.entry, texts);
    const presidency = await asCast(world, "presidency-1");
    expect((await actsPage(presidency, irish.id)).proposals).toEqual([]);
    await expect(confirmAct(presidency, irish.id, proposal)).rejects.toMatchObject(unknown);
    await expect(proposeThemeRefusal(presidency, irish.entry, texts)).rejects.toMatchObject(unknown);
    await expect(confirmAct(await asCast(world, "rep-ie"), irish.id, proposal)).rejects.toMatchObject(
      unknown,
    );
    await appoint(secretariat, {
      ...personInput(castMember("secretariat-1")),
      role: "substitute",
      country: "IE",
    });
    await expect(
      proposeThemeRefusal(await asCast(world, "secretariat-1"), irish.entry, texts),
    ).rejects.toMatchObject(refused("own-state"));
    expect(await stateOf(world, irish.entry)).toBe("submitted");
    const viceChair = await asCast(world, "juror-cy");
    expect((await actsPage(viceChair, irish.id)).proposals).toMatchObject([
      { id: proposal, reason: texts.reasons, mayConfirm: true },
    ]);
    await confirmAct(viceChair, irish.id, proposal);
    expect(await stateOf(world, irish.entry)).toBe("refused");
  });

  it("is refused once the entry is decided otherwise, and after 72 hours", async () => {
    const { id, entry } = await checkingWith(world, "de-quarrel-workshop");
    const secretariat = await asCast(world, "secretariat-1");
    const presidency = await asCast(world, "presidency-1");
    const late = await proposeThemeRefusal(secretariat, entry, texts);
    await expect(
      confirmAct({ ...presidency, now: later(world.now, 72 * hour) }, id, late),
    ).rejects.toMatchObject(unknown);
    await admitAll(world, { entry });
    expect((await actsPage(presidency, id)).proposals[0]?.current).toBe(false);
    await expect(confirmAct(presidency, id, late)).rejects.toMatchObject(refused("entry-is-admitted"));
    await expect(proposeThemeRefusal(secretariat, entry, texts)).rejects.toMatchObject(
      refused("entry-is-admitted"),
    );
  });
});
