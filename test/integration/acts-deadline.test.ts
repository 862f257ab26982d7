import { expect, it } from "vitest";
import { confirmAct, proposeAct } from "../../app/domain/editions/acts.server";
import { closeCall } from "../../app/domain/editions/call.server";
import { currentEdition, editionById, editionsVisibleTo } from "../../app/domain/editions/editions.server";
import { entryById } from "../../app/domain/entries/entries.server";
import { reopenEntry, submitEntry } from "../../app/domain/entries/submission.server";
import { ownEdition } from "../../app/domain/registry/edition-page.server";
import { hour, later } from "../../app/domain/times";
import { actTogether, emailsOf, enteredBy, jurors, speakers, toldBy, typedAct } from "../world/acts-steps";
import { describeOnBothEngines } from "../world/database";
import {
  asCast,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
} from "../world/editions-steps";
import { admitAll, answerRemark, returnOne } from "../world/entries-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };
const newDeadline = "2026-10-08T22:00:00.000Z";

describeOnBothEngines("a later deadline for all", (world) => {
  it("holds for everybody, also after the old one has passed, and all who speak for a state are told", async () => {
    const { id, entries } = await enteredBy(world, "fi-say-it-out-loud");
    const representative = await asCast(world, "rep-fi");
    const entry = entries["fi-say-it-out-loud"]!;
    await expect(reopenEntry(representative, entry)).rejects.toMatchObject(refused("deadline-passed"));
    await actTogether(world, id, "extend-deadline");
    expect(await editionById(world.visitor(), id)).toMatchObject({
      state: "open",
      deadline_at: newDeadline,
      admission_until: "2026-10-20",
    });
    expect(await toldBy(world, "deadline-extended")).toEqual(await speakers(world));
    await reopenEntry(representative, entry);
    await submitEntry({ ...representative, now: later(newDeadline, -1) }, entry);
    await expect(reopenEntry({ ...representative, now: newDeadline }, entry)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    await expect(
      closeCall({ ...(await asCast(world, "secretariat-1")), now: later(newDeadline, -1) }, id),
    ).rejects.toMatchObject(refused("deadline-ahead"));
  });

  it("must be later than now and than the old one, with admission between it and the end of judging", async () => {
    const { id } = await enteredBy(world, "fi-say-it-out-loud");
    const codesOf = async (typed: Partial<typeof typedAct>) => {
      const ctx = await asCast(world, "presidency-1");
      return proposeAct(ctx, id, "extend-deadline", { ...typedAct, ...typed }).catch(
        (error: { problems: { field?: string; code: string }[] }) =>
          error.problems.map((one) => `${one.field}: ${one.code}`),
      );
    };
    expect([
      await codesOf({ deadlineDay: "2026-10-01", deadlineTime: "10:59" }),
      await codesOf({ deadlineDay: "2026-10-20" }),
      await codesOf({ admissionUntil: "2026-11-06" }),
      await codesOf({ deadlineDay: "", deadlineTime: "24:00", admissionUntil: "2026-02-30", reason: "" }),
    ]).toEqual([
      ["deadlineDay: deadline-passed"],
      ["admissionUntil: admission-too-early"],
      ["admissionUntil: admission-too-late"],
      [
        "reason: invalid-reason",
        "deadlineDay: invalid-deadlineDay",
        "deadlineTime: invalid-deadlineTime",
        "admissionUntil: invalid-admissionUntil",
      ],
    ]);
    world.now = "2026-09-20T09:00:00.000Z";
    expect(await codesOf({ deadlineDay: "2026-09-30" })).toEqual(["deadlineDay: deadline-not-later"]);
    expect(await world.db.selectFrom("proposals").select("id").execute()).toEqual([]);
  });

  it("is not given by a confirmation that comes after it", async () => {
    const { id } = await enteredBy(world, "fi-say-it-out-loud");
    const soon = { ...typedAct, deadlineDay: "2026-10-02" };
    const proposal = await proposeAct(await asCast(world, "presidency-1"), id, "extend-deadline", soon);
    world.now = later(world.now, 48 * hour);
    await expect(confirmAct(await asCast(world, "secretariat-1"), id, proposal)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
  });
});

describeOnBothEngines("reopening the call", (world) => {
  it("opens it for all, keeps what admission decided, and lets a returned entry be answered", async () => {
    const { id, entries, projects } = await enteredBy(world, "fi-say-it-out-loud", "bg-my-block");
    await closeDemoCall(world, id);
    await returnOne(world, entries["bg-my-block"]!, {
      question: "in-short",
      text: "Say it in English.",
      reasons: "One answer is not in English.",
      until: "2026-10-03",
    });
    await admitAll(world, entries, { except: ["bg-my-block"] });
    world.now = "2026-10-05T09:00:00.000Z";
    await actTogether(world, id, "reopen-call");
    expect(await editionById(world.visitor(), id)).toMatchObject({
      state: "open",
      deadline_at: newDeadline,
      admission_closed_at: null,
    });
    expect(await toldBy(world, "deadline-extended")).toEqual(await speakers(world));
    const bulgarian = projects.find((one) => one.key === "bg-my-block")!;
    await answerRemark(world, entries["bg-my-block"]!, bulgarian, { question: "in-short", add: "Now." });
    world.now = newDeadline;
    await closeDemoCall(world, id);
    await admitAll(world, { bulgarian: entries["bg-my-block"]! });
    const states = await world.db.selectFrom("entries").select("state").execute();
    expect(states).toEqual([{ state: "admitted" }, { state: "admitted" }]);
  });
});

describeOnBothEngines("cancelling an edition", (world) => {
  it("keeps everything, stays readable, says so, and tells everybody concerned once", async () => {
    const { id, entries } = await enteredBy(world, "fi-say-it-out-loud", "de-quarrel-workshop");
    await composeDemoJury(world, id);
    const entry = entries["de-quarrel-workshop"]!;
    const answers = await world.db.selectFrom("answers").selectAll().execute();
    await actTogether(world, id, "cancel-edition");
    expect(await world.db.selectFrom("answers").selectAll().execute()).toEqual(answers);
    const invited = await world.db
      .selectFrom("entry_people")
      .innerJoin("people", "people.id", "entry_people.person_id")
      .select("email")
      .execute();
    expect(invited.length).toBeGreaterThan(0);
    const everybody = [
      ...(await speakers(world)),
      ...(await emailsOf(world, ...jurors)),
      ...invited.map((row) => row.email),
    ];
    expect(await toldBy(world, "edition-cancelled")).toEqual([...new Set(everybody)].sort());
    const visitor = world.visitor();
    const edition = await editionById(visitor, id);
    expect([edition.state, (await currentEdition(visitor))?.id]).toEqual(["cancelled", id]);
    expect(await ownEdition(visitor, edition)).toMatchObject({
      state: "cancelled",
      callIsOpen: false,
      programme: false,
      winners: [],
      entries: [],
    });
    expect((await entryById(await asCast(world, "rep-de"), entry)).entry.state).toBe("submitted");
    await expect(reopenEntry(await asCast(world, "rep-de"), entry)).rejects.toMatchObject(
      refused("call-closed"),
    );
  });

  it("is told to the jury alone, and shown to nobody, where the edition was still in preparation", async () => {
    await enterPeople(world, ["IE", "LT", "FI"]);
    const id = await createDemoEdition(world);
    await composeDemoJury(world, id);
    await actTogether(world, id, "cancel-edition");
    expect(await toldBy(world, "edition-cancelled")).toEqual(await emailsOf(world, ...jurors));
    await expect(editionById(world.visitor(), id)).rejects.toMatchObject(unknown);
    expect(await editionsVisibleTo(world.visitor())).toEqual([]);
    expect((await editionById(await asCast(world, "presidency-1"), id)).state).toBe("cancelled");
  });
});
