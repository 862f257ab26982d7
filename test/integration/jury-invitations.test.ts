import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { compositionOf } from "../../app/domain/jury/composition.server";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { firstBeforeJury } from "../../app/domain/jury/invitation";
import {
  acceptSeat,
  changeNameConsent,
  declineSeat,
  invitationsTo,
} from "../../app/domain/jury/invitations.server";
import { delegationsOf, juryOf } from "../../app/domain/jury/jury.server";
import { addJuryMember, removeJuryMember, replaceJuryMember } from "../../app/domain/jury/members.server";
import { publicJury } from "../../app/domain/jury/public-jury.server";
import { juryReminders } from "../../app/domain/jury/reminders.server";
import { juryTerms, juryTermsText } from "../../app/domain/jury/terms";
import { acceptTerms, ownTerms } from "../../app/domain/jury/terms.server";
import { sendDueReminders } from "../../app/domain/letters/reminders.server";
import { ownEdition } from "../../app/domain/registry/edition-page.server";
import { later, minute } from "../../app/domain/times";
import { deliverLetters } from "../../app/jobs/deliver-letters";
import { loader as linkPage, action as useLink } from "../../app/routes/account/sign-in-link";
import { loader as entry } from "../../app/routes/jury/entry";
import { loader as home } from "../../app/routes/jury/home";
import { action as answer, loader as invitation } from "../../app/routes/jury/invitation";
import { action as accept, loader as terms } from "../../app/routes/jury/terms";
import { loader as memberPage } from "../../app/routes/presidency/edition-jury-member";
import { toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  idOf,
  openDemoCall,
} from "../world/editions-steps";
import { personOnlyWorld } from "../world/interests-steps";
import { declareAll, delegationId, projectsNamed, worldInJudging } from "../world/judging-steps";
import { experts, juror } from "../world/jury-steps";
import { browserOf } from "../world/page-answers";
import { announceDemo, decideDemo, worldDeciding } from "../world/results-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };

/** An institution of an edition in preparation with one person who has been invited and has not answered. */
async function invited(world: World) {
  await enterPeople(world, ["IE"]);
  const editionId = await createDemoEdition(world);
  const presidency = await asCast(world, "presidency-1");
  const delegation = await addDelegation(presidency, editionId, experts("An Institute"));
  const personId = await addJuryMember(presidency, delegation, juror("One", { nationality: "FI" }));
  return { editionId, delegation, personId };
}

describeOnBothEngines("an invitation to the jury", (world) => {
  it("gives nothing before it and the terms are accepted, whatever the address", {
    timeout: 30_000,
  }, async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("ee-three-adults"));
    await declareAll(world, editionId);
    const paths = ["/jury", "/jury/entries/x", "/jury/ranking", "/jury/progress"];
    const leads = async () => {
      const { actor } = await asCast(world, "juror-gr");
      return paths.map((path) => firstBeforeJury(actor, path) ?? "stays");
    };
    expect(await leads()).toEqual(paths.map(() => "stays"));
    const greek = await idOf(world, "juror-gr");
    const params = { id: entries["ee-three-adults"]! };
    const browser = await browserOf(world, greek);
    const page = () => browser.read(entry, `/jury/entries/${params.id}`, params);
    expect(await page()).toMatchObject({ entryId: params.id });

    await world.db.deleteFrom("jury_terms_acceptances").where("person_id", "=", greek).execute();
    expect(await leads()).toEqual(paths.map(() => "/jury/terms"));
    expect(await page()).toMatchObject({ status: 303, to: "/jury/terms" });
    expect(await browser.read(home, "/jury")).toMatchObject({ status: 303, to: "/jury/terms" });
    const ctx = await asCast(world, "juror-gr");
    expect(ctx.actor).toMatchObject({ seats: [], pendingSeats: [{ needs: "terms" }] });
    await expect(delegationAssignments(ctx, editionId)).rejects.toMatchObject(unknown);

    await world.db
      .updateTable("delegation_people")
      .set({ answer: null, answered_at: null })
      .where("person_id", "=", greek)
      .execute();
    expect(await leads()).toEqual(paths.map(() => "/jury/invitation"));
    expect(firstBeforeJury((await asCast(world, "juror-gr")).actor, "/desk")).toBeUndefined();
    expect(firstBeforeJury((await asCast(world, "juror-gr")).actor, "/jury/terms")).toBeUndefined();
  });

  it("is answered on its page, then come the terms, then the desk asks nothing more", async () => {
    const { editionId, delegation, personId } = await invited(world);
    const asked = async () =>
      (await dueFor(await world.as(personId))).map((one) => one.action?.to ?? one.title);
    expect(await asked()).toEqual(["/jury/invitation"]);
    const browser = await browserOf(world, personId);
    expect(await browser.read(invitation, "/jury/invitation")).toMatchObject({
      delegation: "An Institute",
      answer: null,
      open: true,
    });
    await expect(acceptTerms(await world.as(personId), editionId, juryTerms.version)).rejects.toMatchObject(
      refused("answer-first"),
    );
    expect(await browser.send(answer, "/jury/invitation", { delegation })).toMatchObject({
      init: { status: 400 },
    });
    expect(
      await browser.send(answer, "/jury/invitation", { delegation, answer: "accept", namePublic: "yes" }),
    ).toMatchObject({ status: 303, to: "/jury/terms" });
    expect(await asked()).toEqual(["/jury/terms"]);
    expect(await browser.read(terms, "/jury/terms")).toMatchObject({ editionId, acceptedAt: null });
    const version = String(juryTerms.version);
    expect(await browser.send(accept, "/jury/terms", { edition: editionId, version })).toMatchObject({
      init: { status: 400 },
    });
    const acceptance = { edition: editionId, version, accept: "yes" };
    expect(await browser.send(accept, "/jury/terms", { ...acceptance, version: "0" })).toMatchObject({
      init: { status: 409 },
    });
    expect(await browser.send(accept, "/jury/terms", acceptance)).toMatchObject({ status: 303, to: "/desk" });
    expect(await asked()).toEqual([]);
    const stored = await world.db
      .selectFrom("jury_terms_acceptances")
      .selectAll()
      .where("person_id", "=", personId)
      .execute();
    expect(stored).toEqual([
      {
        edition_id: editionId,
        person_id: personId,
        version: juryTerms.version,
        digest: createHash("sha256").update(juryTermsText()).digest("hex"),
        accepted_at: world.now,
      },
    ]);
    expect(await ownTerms(await world.as(personId))).toMatchObject({ acceptedAt: world.now });
    await expect(declineSeat(await world.as(personId), delegation, "")).rejects.toMatchObject(
      refused("already-accepted"),
    );
    await expect(
      acceptSeat(await asCast(world, "rep-ie"), delegation, { namePublic: false }),
    ).rejects.toMatchObject(unknown);
    await expect(invitationsTo(world.visitor())).rejects.toMatchObject(unknown);
  });

  it("that is declined frees the seat, tells those who compose, and can be followed by another one", async () => {
    const { editionId, delegation, personId } = await invited(world);
    await declineSeat(await world.as(personId), delegation, "No time in November.");
    const presidency = await asCast(world, "presidency-1");
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    const composition = await compositionOf(presidency, edition);
    expect(composition.people).toBe(0);
    expect(composition.declined).toEqual([
      {
        delegationId: delegation,
        personId,
        name: "Juror One",
        reason: "No time in November.",
        at: world.now,
        fillable: false,
      },
    ]);
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "jury-declined")
      .execute();
    expect(letters.map((one) => JSON.parse(one.facts))).toMatchObject([
      { person: "Juror One", delegation: "An Institute", reason: "No time in November." },
      { person: "Juror One" },
    ]);
    expect((await world.as(personId)).actor).toMatchObject({ seats: [], pendingSeats: [] });
    await expect(declineSeat(await world.as(personId), delegation, "")).rejects.toMatchObject(unknown);
    await addJuryMember(presidency, delegation, juror("One"));
    expect((await invitationsTo(await world.as(personId)))[0]).toMatchObject({ answer: null, open: true });
    await acceptSeat(await world.as(personId), delegation, { namePublic: false });
    expect((await delegationsOf(await world.as(), editionId))[0]?.people[0]).toMatchObject({
      accepted: true,
      namePublic: false,
    });
    await removeJuryMember(presidency, delegation, personId);
    await addJuryMember(presidency, delegation, juror("One"));
    // Whoever comes back answers anew; the terms of the edition are accepted already or not, as they were.
    expect((await world.as(personId)).actor).toMatchObject({ pendingSeats: [{ needs: "answer" }] });
  });

  it("leads from its letter straight to the page that takes the answer", async () => {
    const { personId } = await invited(world);
    const sent: string[] = [];
    const transport = {
      sendMail: async ({ to, text }: { to: string; text: string }) => sent.push(`${to} ${text}`),
    };
    await deliverLetters(await world.as().then((ctx) => () => ({ ...ctx, now: world.now })), {
      transport: transport as never,
      from: "award@award.example",
      origin: "https://award.example",
      demonstration: false,
      key: new Uint8Array(32).fill(7),
      console: () => {},
    });
    const { email } = await world.db
      .selectFrom("people")
      .select("email")
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    const letter = sent.find((one) => one.startsWith(`${email} `)) ?? "";
    const address = new URL(/https:\/\/award\.example\/account\/sign-in\/link\/\S+/.exec(letter)?.[0] ?? "");
    const params = { token: address.pathname.split("/").at(-1)! };
    const browser = await browserOf(world);
    const page = await browser.read(linkPage, address.pathname + address.search, params);
    expect(page).toEqual({ holds: true, next: "/jury/invitation" });
    const elsewhere = "https://elsewhere.example/";
    expect(await browser.read(linkPage, `${address.pathname}?next=${elsewhere}`, params)).toMatchObject({
      next: "/desk",
    });
    expect(await browser.send(useLink, address.pathname, { next: "/jury/invitation" }, params)).toMatchObject(
      { status: 303, to: "/jury/invitation" },
    );
  });

  it("that is declined while the jury is locked leaves a seat which can be filled, once", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("ee-three-adults"));
    const presidency = await asCast(world, "presidency-1");
    const greece = await delegationId(world, "greece");
    const next = await replaceJuryMember(presidency, greece, await idOf(world, "juror-gr"), juror("Next"));
    await declineSeat(await world.as(next), greece, "Ill.");
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    const declined = async () =>
      (await compositionOf(presidency, edition)).declined.map((one) => [one.name, one.fillable]);
    expect(await declined()).toEqual([["Juror Next", true]]);
    const browser = await browserOf(world, await idOf(world, "presidency-1"));
    const params = { year: "2026", delegation: greece };
    expect(await browser.read(memberPage, `/?instead=${next}`, params)).toMatchObject({
      leaving: { id: next, declined: true },
    });
    const third = await replaceJuryMember(presidency, greece, next, juror("Third"));
    expect(await declined()).toEqual([["Juror Next", false]]);
    await expect(replaceJuryMember(presidency, greece, next, juror("Fourth"))).rejects.toMatchObject(unknown);
    // Whoever has declined has left already, and is told nothing more.
    expect(await toldBy(world, "jury-seat-ended")).toHaveLength(1);
    await acceptSeat(await world.as(third), greece, { namePublic: false });
    await acceptTerms(await world.as(third), editionId, juryTerms.version);
    expect(await delegationAssignments(await world.as(third), editionId)).toHaveLength(1);
  });

  it("that two people of one delegation decline leaves two seats, each of which can be filled", async () => {
    await worldInJudging(world, projectsNamed("ee-three-adults"));
    const presidency = await asCast(world, "presidency-1");
    const malaro = await delegationId(world, "malaro");
    const named = async (instead: string, name: string) =>
      replaceJuryMember(presidency, malaro, instead, juror(name));
    const first = await named(await idOf(world, "expert-se-1"), "First");
    const second = await named(await idOf(world, "expert-se-2"), "Second");
    await declineSeat(await world.as(first), malaro, "");
    world.now = later(world.now, minute);
    await declineSeat(await world.as(second), malaro, "");
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    const fillable = async () =>
      (await compositionOf(presidency, edition)).declined
        .filter((one) => one.fillable)
        .map((one) => one.name);
    expect(await fillable()).toEqual(["Juror First", "Juror Second"]);
    world.now = later(world.now, minute);
    const third = await named(first, "Third");
    expect(await fillable()).toEqual(["Juror Second"]);
    // Somebody who is replaced meanwhile takes no part in it.
    const fourth = await named(third, "Fourth");
    expect(await fillable()).toEqual(["Juror Second"]);
    // Whoever has declined and is named after all sits in their own place again, whichever was meant.
    await declineSeat(await world.as(fourth), malaro, "");
    await named(second, "Fourth");
    expect(await fillable()).toEqual(["Juror Second"]);
    await named(second, "Fifth");
    expect(await fillable()).toEqual([]);
    await expect(named(second, "Sixth")).rejects.toMatchObject(unknown);
    const seated = (await delegationsOf(presidency, edition.id)).find((one) => one.id === malaro)?.people;
    expect(seated?.map((one) => one.nameLatin).sort()).toEqual(["Juror Fifth", "Juror Fourth"]);
  });

  it("that is declined leaves no sheet to people who are all recused from its entry", async () => {
    const { entries } = await personOnlyWorld(world);
    const presidency = await asCast(world, "presidency-1");
    const malaro = await delegationId(world, "malaro");
    const bus = entries["si-on-the-bus"]!;
    const next = await replaceJuryMember(presidency, malaro, await idOf(world, "expert-se-2"), juror("Next"));
    const said = { kind: "conflict", conflict: "family", reason: "My sister leads the project." } as const;
    expect(await declareInterest(await asCast(world, "expert-se-1"), bus, said)).toMatchObject({
      whom: "person",
    });
    const recusals = () =>
      world.db
        .selectFrom("recusals")
        .select("kind")
        .where("delegation_id", "=", malaro)
        .where("entry_id", "=", bus)
        .execute();
    expect(await recusals()).toEqual([]);
    await declineSeat(await world.as(next), malaro, "");
    expect(await recusals()).toEqual([{ kind: "declared" }]);
  });

  it("tells no letter of an entry to whoever has not accepted it and the terms", async () => {
    const { entries, editionId } = await worldInJudging(
      world,
      projectsNamed("ee-three-adults", "si-on-the-bus"),
    );
    const presidency = await asCast(world, "presidency-1");
    const malaro = await delegationId(world, "malaro");
    await replaceJuryMember(presidency, malaro, await idOf(world, "expert-se-2"), juror("Next"));
    const impose = async (entry: string) =>
      imposeRecusal(await asCast(world, "secretariat-1"), malaro, entries[entry]!, "A cousin works there.");
    await impose("si-on-the-bus");
    const told = async () => (await toldBy(world, "recusal")).filter((one) => one === "next@jury.example");
    expect(await told()).toEqual([]);
    expect(await toldBy(world, "recusal")).toHaveLength(3);
    const next = await world.db
      .selectFrom("people")
      .select("id")
      .where("email", "=", "next@jury.example")
      .executeTakeFirstOrThrow();
    await acceptSeat(await world.as(next.id), malaro, { namePublic: false });
    await impose("ee-three-adults");
    expect(await told()).toEqual([]);
    await acceptTerms(await world.as(next.id), editionId, juryTerms.version);
  });

  it("is remembered after three and seven days, each once, and not after an answer", async () => {
    const { editionId, delegation, personId } = await invited(world);
    // Invited on 2 March; Finland is the person's state, where nine o'clock is 07:00 UTC.
    const system = async (now: string) => {
      world.now = now;
      return sendDueReminders(await world.as(), [juryReminders]);
    };
    expect(await system("2026-03-05T06:59:00.000Z")).toEqual([]);
    expect(await system("2026-03-05T07:00:00.000Z")).toHaveLength(1);
    expect(await system("2026-03-06T07:00:00.000Z")).toEqual([]);
    expect(await system("2026-03-09T07:00:00.000Z")).toHaveLength(1);
    expect(await system("2026-04-09T07:00:00.000Z")).toEqual([]);
    expect(await toldBy(world, "jury-invitation-reminder")).toEqual(Array(2).fill("one@jury.example"));
    const other = await addJuryMember(await asCast(world, "presidency-1"), delegation, juror("Two"));
    await declineSeat(await world.as(other), delegation, "");
    await acceptSeat(await world.as(personId), delegation, { namePublic: false });
    await acceptTerms(await world.as(personId), editionId, juryTerms.version);
    expect(await system("2026-05-09T07:00:00.000Z")).toEqual([]);
  });

  it("is followed by a reminder of the terms where these are not accepted after the answer, each once", async () => {
    const { editionId, delegation, personId } = await invited(world);
    const system = async (now: string) => {
      world.now = now;
      return sendDueReminders(await world.as(), [juryReminders]);
    };
    world.now = "2026-03-04T10:00:00.000Z";
    await acceptSeat(await world.as(personId), delegation, { namePublic: false });
    const standing = async () => {
      const seated = await delegationsOf(await world.as(), editionId);
      return seated[0]?.people.map(({ accepted, agreed }) => ({ accepted, agreed }));
    };
    expect(await standing()).toEqual([{ accepted: true, agreed: false }]);
    // Finland, where nine o'clock is 07:00 UTC; three and seven days after the answer of 4 March.
    expect(await system("2026-03-07T06:59:00.000Z")).toEqual([]);
    expect(await system("2026-03-07T07:00:00.000Z")).toEqual([
      `jury-terms:${editionId}:${personId}:2026-03-04T10:00:00.000Z:3`,
    ]);
    expect(await system("2026-03-10T07:00:00.000Z")).toEqual([]);
    expect(await system("2026-03-11T07:00:00.000Z")).toHaveLength(1);
    expect(await system("2026-04-11T07:00:00.000Z")).toEqual([]);
    expect(await toldBy(world, "jury-terms-reminder")).toEqual(Array(2).fill("one@jury.example"));
    expect(await toldBy(world, "jury-invitation-reminder")).toEqual([]);

    const other = await addJuryMember(await asCast(world, "presidency-1"), delegation, juror("Two"));
    await acceptSeat(await world.as(other), delegation, { namePublic: false });
    await acceptTerms(await world.as(other), editionId, juryTerms.version);
    expect(await system("2026-05-09T07:00:00.000Z")).toEqual([]);
    expect(await standing()).toEqual([
      { accepted: true, agreed: false },
      { accepted: true, agreed: true },
    ]);
  });

  it("is open while the edition is prepared, which its other pages are not", async () => {
    const { editionId, delegation, personId } = await invited(world);
    await acceptSeat(await world.as(personId), delegation, { namePublic: true });
    await acceptTerms(await world.as(personId), editionId, juryTerms.version);
    await expect(
      ownEdition(
        world.visitor(),
        await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow(),
      ),
    ).resolves.toBeTruthy();
    await expect(juryOf(await world.as(personId), editionId)).resolves.toMatchObject({ changeable: false });
  });
});

describeOnBothEngines("the names of the jury", (world) => {
  it("are public after the announcement and by consent only; states and institutions from the call on", {
    timeout: 60_000,
  }, async () => {
    const keys = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team"];
    const { editionId } = await worldDeciding(world, keys);
    const greece = await delegationId(world, "greece");
    await changeNameConsent(await asCast(world, "juror-gr"), greece, false);
    const jury = async () => {
      const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
      const { delegations } = await ownEdition(world.visitor(), edition);
      expect(delegations).toEqual(await publicJury(world.visitor(), edition));
      return delegations.map((one) => [one.country, one.institution, one.people.map((p) => p.nameLatin)]);
    };
    const before = await jury();
    expect(before.map(([country, , people]) => [country, people])).toEqual(
      ["IE", "CY", "LT", "GR", "SE", "BE"].map((country) => [country, []]),
    );
    await decideDemo(world, editionId);
    expect(await jury()).toEqual(before);
    world.now = "2026-12-09T20:45:00.000Z";
    await announceDemo(world, editionId);
    const after = await jury();
    expect(after.map(([, , people]) => (people as string[]).length)).toEqual([1, 1, 1, 0, 2, 1]);
    expect(after[1]).toEqual(["CY", null, ["Theognosia Kyprianidou-Lazari"]]);
    await changeNameConsent(await asCast(world, "juror-cy"), await delegationId(world, "cyprus"), false);
    expect((await jury())[1]).toEqual(["CY", null, []]);
  });

  it("are not public of a jury that is only being invited", async () => {
    await enterPeople(world, ["IE", "LT"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    await composeDemoJury(world, id);
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    expect((await publicJury(world.visitor(), edition)).flatMap((one) => one.people)).toEqual([]);
  });
});
