import { expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import { certificatesPage } from "../../app/domain/certificates/certificate-list.server";
import { certificateFile } from "../../app/domain/certificates/certificate-print.server";
import { prepareCertificates } from "../../app/domain/certificates/certificates.server";
import { dueFor } from "../../app/domain/desk.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { standingOf } from "../../app/domain/editions/standing.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { galaStep, runSheet } from "../../app/domain/gala/gala.server";
import { composeLetter, letterText } from "../../app/domain/letters/letters.server";
import { Unknown } from "../../app/domain/problems";
import { ownEdition } from "../../app/domain/registry/edition-page.server";
import { announce } from "../../app/domain/results/announce.server";
import { announcementPage } from "../../app/domain/results/announcement-page.server";
import { releaseFeedback } from "../../app/domain/results/feedback.server";
import {
  confirmEmbargo,
  insidersPage,
  nameInsider,
  removeInsider,
} from "../../app/domain/results/insiders.server";
import { decisionOf, lookAtResult } from "../../app/domain/results/sealed.server";
import { winnersOf } from "../../app/domain/results/winners.server";
import { jurors } from "../world/acts-steps";
import { describeOnBothEngines } from "../world/database";
import { asCast, castMember, idOf } from "../world/editions-steps";
import { announceDemo, decideDemo, nameInsidersAndPrepare, worldDeciding } from "../world/results-steps";

const demonstration = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "nl-empty-pockets"];
const printing = { origin: "https://award.example", demonstration: true };
const refusal = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});

/** Everything that tells who has won, each as a person would open it. */
async function sealedThings(ctx: Context, editionId: string, certificateId: string) {
  const edition = await editionById(ctx, editionId);
  return {
    result: () => lookAtResult(ctx, edition),
    decision: () => decisionOf(ctx, edition),
    certificates: () => certificatesPage(ctx, editionId),
    certificate: () => certificateFile(ctx, certificateId, printing),
    prepare: () => prepareCertificates(ctx, editionId),
    "run-sheet": () => runSheet(ctx, edition),
    gala: () => galaStep(ctx, edition, "idle"),
    winner: () => galaStep(ctx, edition, "winner"),
  };
}

async function openedBy(ctx: Context, editionId: string, certificateId: string): Promise<string[]> {
  const opened: string[] = [];
  for (const [name, open] of Object.entries(await sealedThings(ctx, editionId, certificateId))) {
    try {
      await open();
      opened.push(name);
    } catch (error) {
      expect(error).toBeInstanceOf(Unknown);
    }
  }
  return opened;
}

describeOnBothEngines("the sealed result", (world) => {
  it("opens for nobody but the jury's own and the people named who have confirmed the embargo", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    await nameInsidersAndPrepare(world, editionId);
    await nameInsider(await asCast(world, "presidency-1"), editionId, await idOf(world, "secretariat-2"));
    await confirmEmbargo(await asCast(world, "secretariat-2"), editionId);
    const certificate = await world.db
      .selectFrom("certificates")
      .select("id")
      .where("place", "=", 1)
      .executeTakeFirstOrThrow();
    const opened = async (key: string) => openedBy(await asCast(world, key), editionId, certificate.id);
    expect(await openedBy(world.visitor(), editionId, certificate.id)).toEqual([]);
    // Named but not confirmed; not named; the winner's applicant and representative; an other state's.
    for (const key of ["presidency-2", "secretariat-1", "applicant-ee-1", "rep-ee", "rep-nl"]) {
      expect([key, await opened(key)]).toEqual([key, []]);
    }
    expect(await opened("juror-cy")).toEqual(["decision"]);
    const all = [
      "result",
      "decision",
      "certificates",
      "certificate",
      "prepare",
      "run-sheet",
      "gala",
      "winner",
    ];
    expect(await opened("presidency-1")).toEqual(all);
    // The screen of the evening is the presidency's alone.
    expect(await opened("secretariat-2")).toEqual(all.slice(0, 6));
    await removeInsider(await asCast(world, "rep-ie"), editionId, await idOf(world, "secretariat-2"));
    expect(await opened("secretariat-2")).toEqual([]);
  });

  it("records each look of an insider by ids alone, and none of an attempt", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    await nameInsidersAndPrepare(world, editionId);
    const ctx = await asCast(world, "presidency-1");
    const edition = await editionById(ctx, editionId);
    const result = await world.db.selectFrom("results").select("id").executeTakeFirstOrThrow();
    const certificate = await world.db.selectFrom("certificates").select("id").executeTakeFirstOrThrow();
    await lookAtResult(ctx, edition);
    await certificatesPage(ctx, editionId);
    await certificateFile(ctx, certificate.id, printing);
    await runSheet(ctx, edition);
    await galaStep(ctx, edition, "idle");
    await galaStep(ctx, edition, "third");
    await expect(lookAtResult(await asCast(world, "presidency-2"), edition)).rejects.toThrow(Unknown);
    const looks = () =>
      world.db
        .selectFrom("history")
        .select(["actor_id", "object_type", "object_id", "from_state", "to_state"])
        .where("command", "=", "look")
        .orderBy("position")
        .execute();
    const person = await idOf(world, "presidency-1");
    const line = (type: string, id: string) => ({
      actor_id: person,
      object_type: type,
      object_id: id,
      from_state: null,
      to_state: null,
    });
    expect(await looks()).toEqual([
      line("result", result.id),
      line("certificates", editionId),
      line("certificate", certificate.id),
      line("run-sheet", result.id),
      line("gala", editionId),
    ]);
    const page = await insidersPage(await asCast(world, "rep-ie"), edition);
    expect(page.people.map((one) => [one.confirmedAt !== null, one.looks]).sort()).toEqual([
      [false, 0],
      [true, 5],
    ]);
    await announceDemo(world, editionId);
    await runSheet(ctx, await editionById(ctx, editionId));
    expect(await looks()).toHaveLength(5);
  });

  it("is opened only to people of presidency, secretariat and jury, named by presidency or chair", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    const presidency = await asCast(world, "presidency-1");
    await expect(nameInsider(presidency, editionId, await idOf(world, "rep-ee"))).rejects.toMatchObject(
      refusal("not-eligible"),
    );
    const second = await idOf(world, "presidency-2");
    for (const key of ["secretariat-1", "juror-cy", "rep-ee"]) {
      await expect(nameInsider(await asCast(world, key), editionId, second)).rejects.toThrow(Unknown);
    }
    await nameInsider(presidency, editionId, second);
    await expect(nameInsider(presidency, editionId, second)).rejects.toMatchObject(refusal("already-named"));
    await expect(confirmEmbargo(await asCast(world, "presidency-1"), editionId)).rejects.toThrow(Unknown);
    const due = await dueFor(await asCast(world, "presidency-2"));
    expect(due.map((one) => one.key)).toContain(`embargo ${editionId}`);
    const edition = await editionById(presidency, editionId);
    await expect(insidersPage(await asCast(world, "secretariat-1"), edition)).rejects.toThrow(Unknown);
  });

  it("is revealed one step at a time: a step holds nothing of the later ones", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    await nameInsidersAndPrepare(world, editionId);
    const ctx = await asCast(world, "presidency-1");
    const edition = await editionById(ctx, editionId);
    const shown = async (step: string) => JSON.stringify(await galaStep(ctx, edition, step));
    const [third, second, first] = ["The Bridge Team", "The Quarrel Workshop", "Three Adults"];
    const told = async (step: string) => {
      const text = await shown(step);
      return [third, second, first].map((title) => text.includes(title!));
    };
    expect(await told("idle")).toEqual([false, false, false]);
    expect(await told("third")).toEqual([true, false, false]);
    expect(await told("second")).toEqual([false, true, false]);
    expect(await told("winner")).toEqual([false, false, true]);
    await expect(galaStep(ctx, edition, "fourth")).rejects.toThrow(Unknown);
    expect((await runSheet(ctx, edition)).steps.map((step) => step.title)).toEqual([third, second, first]);
  });
});

describeOnBothEngines("the announcement", (world) => {
  async function letters(kind: string) {
    const rows = await world.db
      .selectFrom("letters")
      .innerJoin("people", "people.id", "letters.to_person_id")
      .select(["letters.id", "kind", "facts", "email"])
      .where("kind", "=", kind)
      .orderBy("email")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      to: row.email,
      text: composeLetter(row, { origin: "https://award.example", demonstration: true }).text,
    }));
  }

  it("opens the winners to all, tells everybody once, and happens once", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    await nameInsidersAndPrepare(world, editionId);
    const edition = () => editionById(world.visitor(), editionId);
    expect(await winnersOf(world.visitor(), await edition())).toEqual([]);
    for (const key of ["secretariat-1", "rep-ie", "rep-ee"]) {
      await expect(announce(await asCast(world, key), editionId)).rejects.toMatchObject(
        refusal("only-presidency"),
      );
      await expect(announcementPage(await asCast(world, key), await edition())).rejects.toThrow(Unknown);
    }
    await announceDemo(world, editionId);
    await expect(announce(await asCast(world, "presidency-1"), editionId)).rejects.toMatchObject(
      refusal("edition-is-announced"),
    );
    const shown = await ownEdition(world.visitor(), await edition());
    expect(shown.winners.map(({ place, country }) => [place, country])).toEqual([
      [1, "EE"],
      [2, "DE"],
      [3, "PT"],
    ]);
    expect(shown.statement?.text).toContain("Winner\nProject: Three Adults");
    const won = await letters("award-won");
    expect(won.map((letter) => letter.to)).toEqual([
      "a.belousovski@kolm.example",
      "d.vilarandelo@equipa-ponte.example",
      "f.montalegrete@equipa-ponte.example",
      "g.valadouro@justica-pt.example",
      "h.oesterlinck@innen-de.example",
      "o.raudkivisaar@kolm.example",
      "t.magipold@just-ee.example",
      "w.struckenborg@streitwerkstatt.example",
    ]);
    const told = await letters("winners-announced");
    // The states that have people in this world and no winner, and the jury; who is both hears once.
    expect(told.map((letter) => letter.to)).toEqual([
      "c.nidhubhshlaine@justice-ie.example",
      "d.hoogstratenberg@veiligheid-nl.example",
      "e.hadjistylianou@justice-cy.example",
      "e.tvaraselius@malaro-institute.example",
      "g.akerbloms@malaro-institute.example",
      "p.papadimitrakopoulou@mopocp-gr.example",
      "p.vandersmissenaere@scheldeland.example",
      "s.anagnostara@mopocp-gr.example",
      "t.ekbladh@forebygg-se.example",
      "t.kyprianidou@police-cy.example",
      "w.verhaeghebeke@prevention-be.example",
      "z.slapikauskas@vrm-lt.example",
    ]);
    for (const { text } of [...won, ...told]) {
      for (const title of ["Three Adults", "The Quarrel Workshop", "The Bridge Team"]) {
        expect(text).toContain(title);
      }
      expect(text).toContain("The evaluation is independent");
    }
  });

  it("waits while an entry on a place has left", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    await withdrawEntry(await asCast(world, "rep-pt"), entries["pt-bridge-team"]!, "The funding has ended.");
    await expect(announceDemo(world, editionId)).rejects.toMatchObject(refusal("winner-left"));
    expect((await editionById(world.visitor(), editionId)).state).toBe("decided");
  });

  it("tells jury and presidency of a withdrawal after the decision, and only who knows the places that it concerns one", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    const asks = async (key: string) => {
      const ctx = await asCast(world, key);
      const standing = await standingOf(ctx, await editionById(ctx, editionId));
      return [
        (await dueFor(ctx)).some((due) => due.key === `winner-left ${editionId}`),
        (await dueFor(ctx)).some((due) => due.key === `announce ${editionId}`),
        (standing.next?.blocks ?? []).length,
      ];
    };
    await nameInsidersAndPrepare(world, editionId);
    const insiders = (
      await world.db
        .selectFrom("insiders")
        .select("person_id")
        .where("embargo_confirmed_at", "is not", null)
        .execute()
    ).map((row) => row.person_id);
    expect(insiders).toContain(await idOf(world, "presidency-1"));
    expect(insiders).not.toContain(await idOf(world, "secretariat-2"));
    expect(await asks("presidency-1")).toEqual([false, true, 0]);
    await withdrawEntry(await asCast(world, "rep-pt"), entries["pt-bridge-team"]!, "The funding has ended.");
    expect(await asks("presidency-1")).toEqual([true, false, 1]);
    expect(await asks("rep-ie")).toEqual([true, false, 0]);
    expect(await asks("secretariat-2")).toEqual([false, false, 0]);
    const told = await world.db
      .selectFrom("letters")
      .select(["to_email", "facts"])
      .where("kind", "=", "entry-left")
      .execute();
    expect(told.map((letter) => letter.to_email).sort()).toEqual(
      [...jurors, "presidency-1", "presidency-2"].map((key) => castMember(key).email).sort(),
    );
    expect(told.some((letter) => letter.facts.includes("funding"))).toBe(false);
  });

  it("is followed by feedback to the other states, once, in words without a figure", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(releaseFeedback(secretariat, editionId)).rejects.toMatchObject(refusal("not-announced"));
    await announceDemo(world, editionId);
    await expect(releaseFeedback(await asCast(world, "presidency-1"), editionId)).rejects.toMatchObject(
      refusal("only-secretariat"),
    );
    // Figures stand in the remarks and in the scores: there is something that could leak.
    const sheet = await world.db
      .selectFrom("score_sheets")
      .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
      .select(["score_sheets.id", "overall_remark"])
      .where("entry_id", "=", entries["nl-empty-pockets"]!)
      .executeTakeFirstOrThrow();
    const planted = `Delegation 4 would give 3.5 points, fourth place. ${sheet.overall_remark}`;
    await world.db
      .updateTable("score_sheets")
      .set({ overall_remark: planted })
      .where("id", "=", sheet.id)
      .execute();
    const scored = await world.db
      .selectFrom("scores")
      .select("ticks")
      .where("sheet_id", "=", sheet.id)
      .execute();
    expect(scored.every((score) => score.ticks !== null)).toBe(true);
    await releaseFeedback(secretariat, editionId);
    const [letter, ...others] = await letters("feedback");
    expect([letter?.to, others]).toEqual(["d.hoogstratenberg@veiligheid-nl.example", []]);
    const body = letter!.text.split("European Crime Prevention Award 2026 (demonstration)")[1]!;
    expect(body).toContain("Focus:");
    expect(body).toContain(sheet.overall_remark.split(". ")[0]);
    expect(body).not.toMatch(/\p{N}/u);
    expect(body).not.toMatch(/delegation|fourth place/i);
    const read = await letterText(secretariat, letter!.id, { origin: "", demonstration: true });
    expect(read.text).toBeUndefined();
    await expect(releaseFeedback(secretariat, editionId)).rejects.toMatchObject(refusal("feedback-released"));
  });
});
