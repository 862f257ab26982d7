import { join } from "node:path";
import { expect, it } from "vitest";
import {
  restoreAnswer,
  type StaleSave,
  saveAnswers,
  versionsOf,
} from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { markComplete, markJuryOnly } from "../../app/domain/entries/section-marks.server";
import { Refusal } from "../../app/domain/problems";
import { describeOnBothEngines } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;

const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [{ code }] });
const lastInstant = "2026-09-30T21:59:59.999Z";
const deadline = "2026-09-30T22:00:00.000Z";

const states = ["GR", "BG"];

async function refusal(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => new Error("was not refused"),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

describeOnBothEngines("saving answers", (world) => {
  async function started(): Promise<string> {
    return startEntry(world, await openCallWorld(world, states), greek);
  }

  it("gives each answer its next version, and none to an unchanged text", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    expect(await saveAnswers(ctx, id, { "in-short": { text: "One\r\ntwo ", version: 0 } })).toEqual({
      "in-short": 1,
    });
    expect(
      await saveAnswers(ctx, id, {
        "in-short": { text: "One\ntwo", version: 0 },
        approaches: { text: ["situational", "social"], version: 0 },
      }),
    ).toEqual({ "in-short": 1, approaches: 1 });
    expect(await saveAnswers(ctx, id, { "in-short": { text: "Two", version: 1 } })).toEqual({
      "in-short": 2,
    });
    expect((await versionsOf(ctx, id, "in-short")).map(({ version, text }) => [version, text])).toEqual([
      [2, "Two"],
      [1, "One\ntwo"],
    ]);
    expect((await answersOf(ctx, id)).get("approaches")?.text).toBe("social\nsituational");
  });

  it("refuses a stale answer with the newer text, its version and who saved it, and saves the others", async () => {
    const id = await started();
    const [one, other] = [await asCast(world, "applicant-gr-1"), await asCast(world, "applicant-gr-2")];
    await saveAnswers(one, id, { "in-short": { text: "First", version: 0 } });
    const stale = await refusal(
      saveAnswers(other, id, {
        "in-short": { text: "Second", version: 0 },
        description: { text: "Long", version: 0 },
      }),
    );
    expect(stale.problems.map(({ kind, field, code }) => [kind, field, code])).toEqual([
      ["rule", undefined, "stale"],
      ["field", "in-short", "stale"],
    ]);
    expect(stale.current).toEqual({
      saved: { description: 1 },
      newer: {
        "in-short": {
          text: "First",
          words: "First",
          version: 1,
          savedAt: "2026-09-01T08:00:00.000Z",
          savedBy: "Ευανθία Μαυρομιχελάκη",
        },
      },
    } satisfies StaleSave);
    expect(await saveAnswers(other, id, { "in-short": { text: "Second", version: 1 } })).toEqual({
      "in-short": 2,
    });
  });

  it("lets one of two simultaneous saves win and refuses the other as stale", async () => {
    const id = await started();
    const [one, other] = [await asCast(world, "applicant-gr-1"), await asCast(world, "applicant-gr-2")];
    const outcomes = await Promise.allSettled([
      saveAnswers(one, id, { "in-short": { text: "First", version: 0 } }),
      saveAnswers(other, id, { "in-short": { text: "Second", version: 0 } }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]!.reason).toMatchObject({ problems: [{ code: "stale" }, { code: "stale" }] });
    expect(await versionsOf(one, id, "in-short")).toHaveLength(1);
  });

  it("brings an earlier text back as a new version, unless somebody saved meanwhile", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    await saveAnswers(ctx, id, { "in-short": { text: "First", version: 0 } });
    await saveAnswers(ctx, id, { "in-short": { text: "Second", version: 1 } });
    await expect(restoreAnswer(ctx, id, "in-short", 1, 1)).rejects.toMatchObject({
      problems: [{ code: "stale" }, { code: "stale" }],
    });
    expect(await restoreAnswer(ctx, id, "in-short", 1, 2)).toBe(3);
    expect((await answersOf(ctx, id)).get("in-short")).toMatchObject({ text: "First", version: 3 });
    await expect(restoreAnswer(ctx, id, "in-short", 9, 3)).rejects.toMatchObject(unknown);
  });

  it("works in the last millisecond and is refused in the next, with nothing changed", async () => {
    const id = await started();
    world.now = lastInstant;
    await saveAnswers(await asCast(world, "applicant-gr-1"), id, {
      "in-short": { text: "Early", version: 0 },
    });
    world.now = deadline;
    const ctx = await asCast(world, "applicant-gr-1");
    await expect(saveAnswers(ctx, id, { "in-short": { text: "Late", version: 1 } })).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    await expect(markComplete(ctx, id, "summary", false)).rejects.toMatchObject(refused("deadline-passed"));
    await expect(markJuryOnly(ctx, id, "in-short", "Because")).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    expect((await answersOf(ctx, id)).get("in-short")).toMatchObject({ text: "Early", version: 1 });
  });

  it("keeps 600 words and more in a draft, in any script, up to a bound", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    const long = Array.from({ length: 600 }, () => "Παραδείγματος").join(" ");
    await saveAnswers(ctx, id, { description: { text: long, version: 0 } });
    expect((await answersOf(ctx, id)).get("description")?.text).toBe(long);
    const tooLong = await refusal(
      saveAnswers(ctx, id, {
        description: { text: "x".repeat(50_001), version: 1 },
        "in-short": { text: "kept out too", version: 0 },
      }),
    );
    expect(tooLong.problems).toMatchObject([{ kind: "field", field: "description", code: "too-long" }]);
    expect((await answersOf(ctx, id)).has("in-short")).toBe(false);
  });

  it("stores hostile text as plain text that reads back unchanged", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    const hostile = [
      "<script>alert(1)</script>",
      "'; drop table answers; --",
      "\u202eright to left\u202c",
      "zero\u200bwidth\u200d",
      "nul\u0000 and bell\u0007",
      "lone \ud800 half",
      "👩‍👩‍👧 and 犯罪予防",
    ];
    const kept = [
      "<script>alert(1)</script>",
      "'; drop table answers; --",
      "right to left",
      "zero\u200bwidth\u200d",
      "nul and bell",
      "lone \ufffd half",
      "👩‍👩‍👧 and 犯罪予防",
    ];
    for (const [index, text] of hostile.entries()) {
      await saveAnswers(ctx, id, { "in-short": { text, version: index } });
      expect((await answersOf(ctx, id)).get("in-short")?.text).toBe(kept[index]);
    }
  });

  it("knows no question of another form and no entry that does not exist", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    await expect(saveAnswers(ctx, id, { nonsense: { text: "x", version: 0 } })).rejects.toMatchObject(
      unknown,
    );
    await expect(
      saveAnswers(ctx, "0000000000000000", { "in-short": { text: "x", version: 0 } }),
    ).rejects.toMatchObject(unknown);
    await expect(markComplete(ctx, id, "nonsense", true)).rejects.toMatchObject(unknown);
  });

  it("marks an answer for the jury only with a reason, and only one that could become public", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    await expect(markJuryOnly(ctx, id, "delivery", "Police method")).rejects.toMatchObject(
      refused("no-answer"),
    );
    await saveAnswers(ctx, id, { delivery: { text: "How", version: 0 } });
    await expect(markJuryOnly(ctx, id, "delivery", " ")).rejects.toMatchObject(refused("invalid-reason"));
    await expect(markJuryOnly(ctx, id, "contact-email", "Mine")).rejects.toMatchObject(
      refused("never-published"),
    );
    // It stands beside the title wherever the entry is named, so a mark would promise too much.
    await expect(markJuryOnly(ctx, id, "organisation", "A shelter")).rejects.toMatchObject(
      refused("never-published"),
    );
    await markJuryOnly(ctx, id, "delivery", "Police method");
    await saveAnswers(ctx, id, { delivery: { text: "How else", version: 1 } });
    expect((await answersOf(ctx, id)).get("delivery")?.jury_only_reason).toBe("Police method");
    await markJuryOnly(ctx, id, "delivery", null);
    expect((await answersOf(ctx, id)).get("delivery")?.jury_only_reason).toBeNull();
  });

  it("marks a section as complete once nothing is missing in it", async () => {
    const id = await started();
    const ctx = await asCast(world, "applicant-gr-1");
    await saveAnswers(ctx, id, { "in-short": { text: "One", version: 0 } });
    expect((await refusal(markComplete(ctx, id, "summary", true))).problems).toEqual([
      { kind: "field", field: "description", code: "gap", sentence: "Answer this question." },
    ]);
    await saveAnswers(ctx, id, { description: { text: "Two", version: 0 } });
    await markComplete(ctx, id, "summary", true);
    await markComplete(ctx, id, "summary", true);
    const marks = () => world.db.selectFrom("complete_sections").select("section_id").execute();
    expect(await marks()).toEqual([{ section_id: "summary" }]);
    await markComplete(ctx, id, "summary", false);
    expect(await marks()).toEqual([]);
  });
});
