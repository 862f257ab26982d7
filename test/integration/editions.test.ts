import { expect, it } from "vitest";
import { closeCall, openCall, requestCall } from "../../app/domain/editions/call.server";
import { changeEdition, createEdition } from "../../app/domain/editions/create.server";
import { changeCriteria } from "../../app/domain/editions/criteria.server";
import { type CriterionInput, criterionInput } from "../../app/domain/editions/criteria-input";
import { typedEdition } from "../../app/domain/editions/edition-input";
import {
  criteriaOf,
  editionById,
  editionByYear,
  editionsVisibleTo,
  formOf,
} from "../../app/domain/editions/editions.server";
import {
  bringBackQuestion,
  changeQuestion,
  chooseForm,
  dropQuestion,
} from "../../app/domain/editions/form.server";
import { questionOf } from "../../app/domain/editions/form-changes";
import { markOf } from "../../app/domain/editions/revision.server";
import { appoint } from "../../app/domain/people/people.server";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  type CastIds,
  closeDemoCall,
  createDemoEdition,
  demoEditionInput,
  enterPeople,
  openDemoCall,
} from "../world/editions-steps";

const refused = (code: string) => ({ problems: [{ code }] });
const unknown = { name: "Unknown" };
const afterDeadline = "2026-09-30T22:00:00.000Z";

async function criteriaInput(world: World, id: string): Promise<CriterionInput[]> {
  return (await criteriaOf(await asCast(world, "presidency-1"), id)).map(criterionInput);
}

/** Somebody of another state's presidency, who may prepare that state's edition and no other. */
async function otherPresidency(world: World, ids: CastIds): Promise<string> {
  return appoint(await world.as(ids["secretariat-1"]), {
    email: "next@presidency-lt.example",
    nameLatin: "Next Presidency",
    nameOwn: "",
    nameLanguage: "",
    role: "presidency",
    country: "LT",
  });
}

async function letters(world: World, kind: string) {
  const rows = await world.db
    .selectFrom("letters")
    .select(["to_person_id", "edition_id"])
    .where("kind", "=", kind)
    .execute();
  return rows.map((row) => row.to_person_id).sort();
}

describeOnBothEngines("preparing an edition", (world) => {
  it("stores what the presidency typed, the deadline as the first instant that is too late", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const edition = await editionById(await asCast(world, "presidency-1"), id);
    expect(edition).toMatchObject({
      year: 2026,
      state: "preparing",
      deadline_at: "2026-09-30T22:00:00.000Z",
      gala_at: "2026-12-09T19:30:00.000Z",
      theme_conditions: demoEditionInput.themeConditions.join("\n"),
      scale: '{"min":0,"max":5,"step":0.5}',
      method: "recusal-corrected-mean",
      feedback_on: 1,
      opened_at: null,
    });
    expect((await criteriaInput(world, id)).map(({ key, weight }) => [key, weight])).toEqual([
      ["focus", 20],
      ["evaluated", 20],
      ["innovative", 20],
      ["co-operation", 20],
      ["replicable", 20],
    ]);
  });

  it("refuses a second edition of a year, a past year, and an edition for another state", async () => {
    const ids = await enterPeople(world, ["IE"]);
    await createDemoEdition(world);
    const presidency = await asCast(world, "presidency-2");
    await expect(createEdition(presidency, demoEditionInput)).rejects.toMatchObject({
      problems: [{ kind: "field", field: "year", code: "year-taken" }],
    });
    await expect(createEdition(presidency, { ...demoEditionInput, year: 2025 })).rejects.toMatchObject({
      problems: [{ field: "year", code: "year-past" }],
    });
    const other = await world.as(await otherPresidency(world, ids));
    await expect(createEdition(other, { ...demoEditionInput, year: 2027 })).rejects.toMatchObject(
      refused("only-presidency"),
    );
    await expect(
      createEdition(other, { ...demoEditionInput, year: 2027, presidencyCountry: "LT" }),
    ).resolves.toMatch(/^[0-9a-z]{16}$/);
  });

  it("is unknown to everybody but its presidency and the secretariat", async () => {
    const ids = await enterPeople(world, ["IE", "LT"]);
    const id = await createDemoEdition(world);
    const knows = async (personId: string | undefined) => {
      const ctx = personId ? await world.as(personId) : world.visitor();
      const listed = (await editionsVisibleTo(ctx)).length;
      const byId = await editionById(ctx, id).then(
        () => 1,
        () => 0,
      );
      const byYear = await editionByYear(ctx, 2026).then(
        () => 1,
        () => 0,
      );
      expect([byId, byYear]).toEqual([listed, listed]);
      return listed === 1;
    };
    expect(await knows(ids["presidency-1"])).toBe(true);
    expect(await knows(ids["presidency-2"])).toBe(true);
    expect(await knows(ids["secretariat-2"])).toBe(true);
    expect(await knows(ids["rep-ie"])).toBe(false);
    expect(await knows(ids["rep-lt"])).toBe(false);
    expect(await knows(await otherPresidency(world, ids))).toBe(false);
    expect(await knows(undefined)).toBe(false);
    await expect(changeEdition(await asCast(world, "rep-ie"), id, demoEditionInput)).rejects.toMatchObject(
      unknown,
    );
  });

  it("is changed by its presidency only, also once it is public", async () => {
    const ids = await enterPeople(world, ["IE"]);
    const other = await otherPresidency(world, ids);
    const id = await createDemoEdition(world);
    await expect(changeEdition(await world.as(other), id, demoEditionInput)).rejects.toMatchObject(unknown);
    await expect(
      changeEdition(await asCast(world, "secretariat-1"), id, demoEditionInput),
    ).rejects.toMatchObject(refused("only-presidency"));
    const changed = { ...demoEditionInput, theme: "Another theme" };
    await changeEdition(await asCast(world, "presidency-2"), id, changed);
    expect((await editionById(await asCast(world, "presidency-1"), id)).theme).toBe("Another theme");
    await openDemoCall(world, id);
    await expect(changeEdition(await world.as(other), id, demoEditionInput)).rejects.toMatchObject(
      refused("only-presidency"),
    );
  });

  it("refuses a save made from an older state and shows the present one", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const seen = markOf(typedEdition(await editionById(ctx, id)));
    await changeEdition(ctx, id, { ...demoEditionInput, city: "Cork" }, seen);
    await expect(changeEdition(ctx, id, { ...demoEditionInput, city: "Galway" }, seen)).rejects.toMatchObject(
      { ...refused("changed-meanwhile"), current: { city: "Cork" } },
    );
    expect((await editionById(ctx, id)).city).toBe("Cork");
  });

  it("takes weights that make exactly 100 and nothing else", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const weighted = async (...weights: number[]) =>
      (await criteriaInput(world, id)).map((one, index) => ({ ...one, weight: weights[index]! }));
    await changeCriteria(ctx, id, await weighted(30, 30, 10, 15, 15));
    expect((await criteriaInput(world, id)).map((one) => one.weight)).toEqual([30, 30, 10, 15, 15]);
    for (const weights of [
      [30, 30, 10, 15, 14],
      [30, 30, 10, 15, 16],
    ]) {
      await expect(changeCriteria(ctx, id, await weighted(...weights))).rejects.toMatchObject(
        refused("weights-not-100"),
      );
    }
    await expect(changeCriteria(ctx, id, (await weighted(25, 25, 25, 25)).slice(0, 4))).rejects.toMatchObject(
      refused("criteria-not-binding"),
    );
    expect((await criteriaInput(world, id)).map((one) => one.weight)).toEqual([30, 30, 10, 15, 15]);
  });

  it("lets questions be reworded, dropped and brought back, never the publication section", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const question = async (questionId: string) =>
      questionOf((await formOf(ctx, id)).sections, questionId)?.question;
    const change = { label: "In short", hint: "", maxWords: 120, required: false };
    await changeQuestion(ctx, id, "in-short", change);
    expect(await question("in-short")).toMatchObject({ label: "In short", maxWords: 120, required: false });
    expect(await question("in-short")).not.toHaveProperty("hint");

    await dropQuestion(ctx, id, "in-short");
    expect(await question("in-short")).toBeUndefined();
    await bringBackQuestion(ctx, id, "in-short");
    expect(await question("in-short")).toMatchObject({ label: "The project in short", maxWords: 150 });

    await expect(dropQuestion(ctx, id, "independent-evaluation")).rejects.toMatchObject(
      refused("question-needed"),
    );
    await dropQuestion(ctx, id, "evaluator");
    await dropQuestion(ctx, id, "independent-evaluation");
    await expect(bringBackQuestion(ctx, id, "evaluator")).rejects.toMatchObject(refused("question-depends"));

    await expect(dropQuestion(ctx, id, "licence")).rejects.toMatchObject(refused("publication-stays"));
    await expect(changeQuestion(ctx, id, "licence", change)).rejects.toMatchObject(
      refused("publication-stays"),
    );
    await expect(dropQuestion(ctx, id, "no-such-question")).rejects.toMatchObject(unknown);

    await chooseForm(ctx, id, "classic");
    expect(await question("evaluation-method")).toEqual(
      questionOf((await formOf(ctx, id)).sections, "evaluation-method")?.question,
    );
    expect((await formOf(ctx, id)).template).toBe("classic");
    expect((await formOf(ctx, id)).sections.at(-1)?.id).toBe("publication");
  });

  it("keeps what another person changed in the same question meanwhile", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const found = questionOf((await formOf(ctx, id)).sections, "in-short")!.question;
    const seen = markOf(found);
    const change = { label: "First", hint: "", required: true };
    await changeQuestion(ctx, id, "in-short", change, seen);
    await expect(
      changeQuestion(ctx, id, "in-short", { ...change, label: "Second" }, seen),
    ).rejects.toMatchObject(refused("changed-meanwhile"));
    const kept = questionOf((await formOf(ctx, id)).sections, "in-short")!.question;
    expect([kept.label, kept.maxWords]).toEqual(["First", found.maxWords]);
  });
});

describeOnBothEngines("the call", (world) => {
  it("is asked for by letters to the secretariat, once, when everything is there", async () => {
    const ids = await enterPeople(world, ["IE"]);
    const id = await createEdition(await asCast(world, "presidency-1"), demoEditionInput);
    const ctx = await asCast(world, "presidency-1");
    await expect(requestCall(ctx, id)).rejects.toMatchObject(refused("no-form"));
    await chooseForm(ctx, id, "five-is");
    await expect(requestCall(await asCast(world, "secretariat-1"), id)).rejects.toMatchObject(
      refused("only-presidency"),
    );
    expect(await letters(world, "call-requested")).toEqual([]);
    await requestCall(ctx, id);
    await expect(requestCall(ctx, id)).rejects.toMatchObject(refused("already-requested"));
    expect(await letters(world, "call-requested")).toEqual(
      [ids["secretariat-1"], ids["secretariat-2"]].sort(),
    );
  });

  it("is opened by the secretariat only, and only when the presidency has asked", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(openCall(secretariat, id)).rejects.toMatchObject(refused("not-requested"));
    await requestCall(await asCast(world, "presidency-1"), id);
    await expect(openCall(await asCast(world, "presidency-1"), id)).rejects.toMatchObject(
      refused("only-secretariat"),
    );
    await expect(openCall(await asCast(world, "rep-ie"), id)).rejects.toMatchObject(unknown);
    world.now = afterDeadline;
    await expect(openCall(await asCast(world, "secretariat-1"), id)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
  });

  it("publishes the form and writes to every representative and substitute, and to nobody else", async () => {
    const ids = await enterPeople(world);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    const speakers = Object.entries(ids)
      .filter(([key]) => key.startsWith("rep-") || key.startsWith("sub-"))
      .map(([, personId]) => personId);
    expect(speakers).toHaveLength(35);
    expect(await letters(world, "call-opened")).toEqual([...speakers].sort());
    expect((await editionByYear(world.visitor(), 2026)).opened_at).toBe(world.now);
    const form = await world.db.selectFrom("forms").select("published_at").execute();
    expect(form).toEqual([{ published_at: world.now }]);
  });

  it("locks dates, criteria and form for its own presidency", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const criteria = await criteriaInput(world, id);
    await openDemoCall(world, id);
    const ctx = await asCast(world, "presidency-1");
    const change = { label: "In short", hint: "", maxWords: 120, required: false };
    const changes = [
      changeEdition(ctx, id, demoEditionInput),
      changeCriteria(ctx, id, criteria),
      chooseForm(ctx, id, "classic"),
      changeQuestion(ctx, id, "in-short", change),
      dropQuestion(ctx, id, "in-short"),
      bringBackQuestion(ctx, id, "in-short"),
      requestCall(ctx, id),
    ];
    for (const outcome of await Promise.allSettled(changes)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: refused("edition-locked") });
    }
  });

  it("closes at the first instant that is too late and not before", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    world.now = "2026-09-30T21:59:59.999Z";
    await expect(closeDemoCall(world, id)).rejects.toMatchObject(refused("deadline-ahead"));
    world.now = afterDeadline;
    await expect(closeCall(await asCast(world, "presidency-1"), id)).rejects.toMatchObject(
      refused("only-secretariat"),
    );
    await closeDemoCall(world, id);
    expect((await editionById(world.visitor(), id)).state).toBe("checking");
  });

  it("leaves a trace of every step in the edition's own chain", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    const rows = await world.db
      .selectFrom("history")
      .select(["position", "command", "from_state", "to_state"])
      .where("chain", "=", id)
      .orderBy("position")
      .execute();
    expect(rows).toEqual([
      { position: 1, command: "createEdition", from_state: null, to_state: "preparing" },
      { position: 2, command: "chooseForm", from_state: null, to_state: null },
      { position: 3, command: "requestCall", from_state: null, to_state: null },
      { position: 4, command: "openCall", from_state: "preparing", to_state: "open" },
    ]);
  });
});
