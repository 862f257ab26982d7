import { expect, it } from "vitest";
import type { EditionFacts } from "../../app/domain/editions/edition";
import type { EntryFacts } from "../../app/domain/entries/entry";
import {
  actorOf,
  appoint,
  appointFirst,
  endAppointment,
  holdersOf,
  speakersOf,
  standingAppointments,
} from "../../app/domain/people/people.server";
import { may, type Permission } from "../../app/domain/people/permissions";
import { later, minute } from "../../app/domain/times";
import { describeOnBothEngines } from "../world/database";

const edition = { id: "e", state: "open", presidency_country: "IE" } as EditionFacts;
const entry = { id: "n", edition_id: "e", country: "GR", kind: "competing", state: "draft" } as EntryFacts;

function input(name: string) {
  return {
    email: `${name.toLowerCase()}@ministry.example`,
    nameLatin: name,
    nameOwn: "",
    nameLanguage: "" as const,
  };
}

describeOnBothEngines("the people", (world) => {
  const first = async () => appointFirst(await world.as(), input("Ann"));

  async function rights(personId: string): Promise<Permission[]> {
    const actor = await actorOf(world, personId);
    const asked = ["entry.read", "entry.write", "entry.sign-off"] as const;
    return asked.filter((permission) => may(actor, permission, { edition, entry }));
  }

  it("begin with one person of the secretariat, invited by letter", async () => {
    const ann = await first();
    expect(await holdersOf(await world.as(), "secretariat")).toMatchObject([{ id: ann, name_latin: "Ann" }]);
    const letters = await world.db
      .selectFrom("letters")
      .select(["kind", "to_email", "state", "facts"])
      .execute();
    expect(letters).toEqual([
      {
        kind: "appointment",
        to_email: "ann@ministry.example",
        state: "queued",
        facts: JSON.stringify({ name: "Ann", role: "secretariat", state: "", until: "1 May 2026" }),
      },
    ]);
  });

  it("cannot be begun a second time, by anybody, and nobody is entered by trying", async () => {
    await first();
    const before = await world.db.selectFrom("people").selectAll().execute();
    for (const name of ["Eve", "Ann"]) {
      await expect(appointFirst(await world.as(), input(name))).rejects.toMatchObject({
        problems: [{ kind: "rule", code: "not-empty" }],
      });
    }
    expect(await world.db.selectFrom("people").selectAll().execute()).toEqual(before);
    expect(await world.db.selectFrom("letters").selectAll().execute()).toHaveLength(1);
  });

  it("are appointed by the secretariat only", async () => {
    const ann = await first();
    const gr = { role: "representative", country: "GR" } as const;
    const maria = await appoint(await world.as(ann), { ...input("Maria"), ...gr });
    const tried = { ...input("Eve"), role: "secretariat", country: null } as const;
    for (const ctx of [await world.as(maria), world.visitor(), await world.as()]) {
      await expect(appoint(ctx, tried)).rejects.toMatchObject({ name: "Unknown" });
      await expect(standingAppointments(ctx)).rejects.toMatchObject({ name: "Unknown" });
      await expect(endAppointment(ctx, "0".repeat(16))).rejects.toMatchObject({ name: "Unknown" });
    }
    expect((await world.db.selectFrom("people").select("name_latin").execute()).length).toBe(2);
  });

  it("pass a state on: the successor ends the predecessor's appointment and has the state's entries", async () => {
    const ann = await first();
    const gr = { role: "representative", country: "GR" } as const;
    const maria = await appoint(await world.as(ann), { ...input("Maria"), ...gr });
    const stelios = await appoint(await world.as(ann), {
      ...input("Stelios"),
      role: "substitute",
      country: "GR",
    });
    const other = await appoint(await world.as(ann), { ...input("Karmenu"), ...gr, country: "MT" });
    expect(await rights(maria)).toEqual(["entry.read", "entry.write", "entry.sign-off"]);

    world.now = later(world.now, minute);
    const nikos = await appoint(await world.as(ann), { ...input("Nikos"), ...gr });
    expect(await rights(maria)).toEqual([]);
    expect(await rights(nikos)).toEqual(["entry.read", "entry.write", "entry.sign-off"]);
    expect(await rights(stelios)).toEqual(["entry.read", "entry.write", "entry.sign-off"]);
    expect((await speakersOf(await world.as(), "GR")).map((one) => one.id)).toEqual([nikos, stelios]);
    expect((await speakersOf(await world.as(), "MT")).map((one) => one.id)).toEqual([other]);
    const ended = await world.db
      .selectFrom("appointments")
      .select(["person_id", "ended_at"])
      .where("ended_at", "is not", null)
      .execute();
    expect(ended).toEqual([{ person_id: maria, ended_at: world.now }]);
  });

  it("let a substitute become the representative, and a former representative come back", async () => {
    const ann = await first();
    const gr = { role: "representative", country: "GR" } as const;
    const maria = await appoint(await world.as(ann), { ...input("Maria"), ...gr });
    const stelios = await appoint(await world.as(ann), {
      ...input("Stelios"),
      role: "substitute",
      country: "GR",
    });
    await appoint(await world.as(ann), { ...input("Stelios"), ...gr });
    expect(await rights(maria)).toEqual([]);
    await appoint(await world.as(ann), { ...input("Maria"), ...gr });
    expect(await rights(maria)).toEqual(["entry.read", "entry.write", "entry.sign-off"]);
    expect(await rights(stelios)).toEqual(["entry.read", "entry.write", "entry.sign-off"]);
    expect(await holdersOf(await world.as(), "representative", "GR")).toMatchObject([{ id: maria }]);
    expect(await world.db.selectFrom("people").select("id").execute()).toHaveLength(3);
  });

  it("are not appointed to the same thing twice: a double click sends one letter", async () => {
    const ann = await first();
    const gr = { role: "representative", country: "GR" } as const;
    await appoint(await world.as(ann), { ...input("Maria"), ...gr });
    await expect(appoint(await world.as(ann), { ...input("Maria"), ...gr })).rejects.toMatchObject({
      problems: [{ code: "already-appointed" }],
    });
    expect(await world.db.selectFrom("letters").select("to_email").execute()).toHaveLength(2);
  });

  it("never leave the installation without a secretariat", async () => {
    const ann = await first();
    const own = (await standingAppointments(await world.as(ann)))[0]!;
    await expect(endAppointment(await world.as(ann), own.id)).rejects.toMatchObject({
      problems: [{ code: "last-secretariat" }],
    });
    await appoint(await world.as(ann), { ...input("Bo"), role: "secretariat", country: null });
    await endAppointment(await world.as(ann), own.id);
    expect((await holdersOf(await world.as(), "secretariat")).map((one) => one.name_latin)).toEqual(["Bo"]);
    await expect(standingAppointments(await world.as(ann))).rejects.toMatchObject({ name: "Unknown" });
  });

  it("are one person under one address, whatever name is given the second time", async () => {
    const ann = await first();
    const one = await appoint(await world.as(ann), {
      ...input("Maria"),
      role: "representative",
      country: "GR",
    });
    const again = {
      ...input("Maria"),
      nameLatin: "Somebody else",
      role: "presidency",
      country: "GR",
    } as const;
    expect(await appoint(await world.as(ann), again)).toBe(one);
    expect((await actorOf(world, one)).nameLatin).toBe("Maria");
    expect((await actorOf(world, one)).appointments).toEqual(
      expect.arrayContaining([
        { role: "representative", country: "GR" },
        { role: "presidency", country: "GR" },
      ]),
    );
  });
});
