import { expect, it } from "vitest";
import { changeEdition } from "../../app/domain/editions/create.server";
import { formOf } from "../../app/domain/editions/editions.server";
import {
  addQuestion,
  changeQuestion,
  chooseForm,
  dropQuestion,
  moveQuestion,
} from "../../app/domain/editions/form.server";
import { questionOf } from "../../app/domain/editions/form-changes";
import {
  addSection,
  changeSection,
  dropSection,
  moveSection,
} from "../../app/domain/editions/form-sections.server";
import { type QuestionInput, questionSchema } from "../../app/domain/editions/question-input";
import { sectionsFor } from "../../app/domain/entries/audience";
import type { SubmissionContent } from "../../app/domain/entries/submission-content";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  createDemoEdition,
  demoEditionInput,
  enterPeople,
  openDemoCall,
} from "../world/editions-steps";

const refused = (code: string) => ({ problems: [{ code }] });

async function preparing(world: World) {
  await enterPeople(world, ["IE"]);
  const id = await createDemoEdition(world);
  const ctx = await asCast(world, "presidency-1");
  const sections = async () => (await formOf(ctx, id)).sections;
  const outline = async () =>
    (await sections()).map((section) => `${section.id}: ${section.questions.map((one) => one.id).join(" ")}`);
  const question = async (questionId: string) => questionOf(await sections(), questionId)?.question;
  return { id, ctx, sections, outline, question };
}

/** What the editor's page sends. */
function typed(fields: Record<string, string | string[]>): QuestionInput {
  return questionSchema.parse({ label: "A question", hint: "", required: "yes", ...fields });
}

describeOnBothEngines("the editor of an edition's form", (world) => {
  it("adds questions of any type with their settings, each under a lasting name of its own", async () => {
    const { id, ctx, question, outline } = await preparing(world);
    const number = await addQuestion(
      ctx,
      id,
      "summary",
      "number",
      typed({
        label: "How many schools?",
        hint: "Not classes.",
        guidance: "One.\n- two\n",
        unit: "schools",
        min: "1",
        max: "500",
        maxWords: "9",
      }),
    );
    expect([number, await question(number)]).toEqual([
      "own-how-many-schools",
      {
        id: "own-how-many-schools",
        type: "number",
        label: "How many schools?",
        hint: "Not classes.",
        guidance: ["One.", "- two"],
        required: true,
        unit: "schools",
        min: 1,
        max: 500,
      },
    ]);
    const again = await addQuestion(
      ctx,
      id,
      "summary",
      "choice",
      typed({ label: "How many schools?", choices: "Few\nMany", required: "no" }),
    );
    expect(await question(again)).toEqual({
      id: "own-how-many-schools-2",
      type: "choice",
      label: "How many schools?",
      required: false,
      choices: [
        { value: "own-few", label: "Few" },
        { value: "own-many", label: "Many" },
      ],
    });
    expect((await outline())[1]).toBe(
      "summary: in-short description own-how-many-schools own-how-many-schools-2",
    );
  });

  it("adds a yes-or-no question with its follow-up in one step", async () => {
    const { id, ctx, question } = await preparing(world);
    const first = await addQuestion(
      ctx,
      id,
      "impact",
      "yes-no",
      typed({ label: "Were there side effects?" }),
      {
        on: "yes",
        label: "Which ones?",
      },
    );
    expect(await question("own-which-ones")).toEqual({
      id: "own-which-ones",
      type: "long-text",
      label: "Which ones?",
      required: true,
      maxWords: 100,
      when: { question: first, is: ["yes"] },
    });
  });

  it("refuses a question that is wrong by itself, beside its field", async () => {
    const { id, ctx, outline } = await preparing(world);
    const before = await outline();
    const add = (type: "choice" | "number" | "date", fields: Record<string, string | string[]>) =>
      addQuestion(ctx, id, "summary", type, typed(fields));
    await expect(add("choice", { choices: "Only one" })).rejects.toMatchObject(refused("too-few-choices"));
    await expect(add("choice", { choices: "Same\nSame" })).rejects.toMatchObject(refused("same-choice"));
    await expect(add("number", { min: "5", max: "4" })).rejects.toMatchObject(refused("bounds-crossed"));
    await expect(add("date", { when: ["approaches:social", "topics:harm"] })).rejects.toMatchObject(
      refused("two-conditions"),
    );
    for (const section of ["publication", "theme-conditions"]) {
      await expect(addQuestion(ctx, id, section, "date", typed({}))).rejects.toMatchObject(
        refused(section === "publication" ? "publication-stays" : "follows-theme"),
      );
    }
    expect(await outline()).toEqual(before);
  });

  it("keeps the value of an answer that is said anew or moved, so that conditions go on to fit", async () => {
    const { id, ctx, question } = await preparing(world);
    const first = await addQuestion(ctx, id, "summary", "choice", typed({ choices: "Red\nGreen\nBlue" }));
    const second = await addQuestion(ctx, id, "summary", "date", typed({ when: ["", `${first}:own-green`] }));
    expect((await question(second))?.when).toEqual({ question: first, is: ["own-green"] });
    const choices = async () => (await question(first))?.choices?.map((one) => `${one.value}=${one.label}`);
    await changeQuestion(ctx, id, first, typed({ choices: "Blue\nGrass green\nRed" }));
    expect(await choices()).toEqual(["own-blue=Blue", "own-green=Grass green", "own-red=Red"]);
    await expect(changeQuestion(ctx, id, first, typed({ choices: "Blue\nRed" }))).rejects.toMatchObject(
      refused("answer-needed"),
    );
    await changeQuestion(ctx, id, second, typed({ when: "" }));
    expect(await question(second)).not.toHaveProperty("when");
    await changeQuestion(ctx, id, first, typed({ choices: "Blue\nRed" }));
    expect(await choices()).toEqual(["own-blue=Blue", "own-red=Red"]);
  });

  it("lets a question ask for contact data, which the jury never sees and which is public only where ticked", async () => {
    const { id, ctx, sections, question } = await preparing(world);
    const phone = await addQuestion(
      ctx,
      id,
      "summary",
      "short-text",
      typed({ label: "Mobile telephone of the deputy", contact: ["", "yes"] }),
    );
    const ticks = async () => (await question("public-contacts"))?.choices?.map((one) => one.value);
    expect(await ticks()).toEqual(["contact-email", "contact-phone", phone]);
    const readers = async (publicContacts: string) => {
      const all = await sections();
      const answer = (questionId: string, text: string) => ({
        questionId,
        label: "",
        type: "short-text",
        text,
        juryOnlyReason: null,
      });
      const content = {
        sections: [
          {
            id: "summary",
            title: "",
            answers: [answer(phone, "+353 1"), answer("organisation", "X")],
          },
          { id: "publication", title: "", answers: [answer("public-contacts", publicContacts)] },
        ],
      } as unknown as SubmissionContent;
      return (["owner", "jury", "public"] as const).map((audience) =>
        sectionsFor(audience, all, content).some((section) =>
          section.answers.some((one) => one.questionId === phone),
        ),
      );
    };
    expect(await readers("contact-email")).toEqual([true, false, false]);
    expect(await readers(`contact-email\n${phone}`)).toEqual([true, false, true]);
    // Asked for as an ordinary text it is read by all, and there is nothing to tick.
    await changeQuestion(ctx, id, phone, typed({ label: "Motto", contact: "" }));
    expect(await readers("")).toEqual([true, true, true]);
    expect(await ticks()).toEqual(["contact-email", "contact-phone"]);
    // A page without the field leaves it as it is; a form that asks for no contact data has nothing to tick.
    await changeQuestion(ctx, id, "contact-email", typed({ label: "E-mail" }));
    expect((await question("public-contacts"))?.choices?.[0]).toEqual({
      value: "contact-email",
      label: "E-mail",
    });
    await dropQuestion(ctx, id, "contact-email");
    await dropQuestion(ctx, id, "contact-phone");
    expect(await question("public-contacts")).toBeUndefined();
  });

  it("moves questions within and across sections, never before the one they depend on", async () => {
    const { id, ctx, outline } = await preparing(world);
    const at = async (section: string) =>
      (await outline()).find((line) => line.startsWith(`${section}:`))?.slice(section.length + 2);
    await moveQuestion(ctx, id, "description", "up");
    expect(await at("summary")).toBe("description in-short");
    await moveQuestion(ctx, id, "in-short", "down");
    expect([await at("summary"), await at("intelligence")]).toEqual([
      "description",
      "in-short topics problem",
    ]);
    await moveQuestion(ctx, id, "in-short", "up");
    expect([await at("summary"), await at("intelligence")]).toEqual([
      "description in-short",
      "topics problem",
    ]);
    await expect(moveQuestion(ctx, id, "evaluator", "up")).rejects.toMatchObject(refused("question-order"));
    await expect(moveQuestion(ctx, id, "independent-evaluation", "down")).rejects.toMatchObject({
      problems: [
        {
          code: "question-order",
          sentence:
            '"Who evaluated it?" is only asked after an answer to "Was the project evaluated by somebody independent of it?", so it must stand after it.',
        },
      ],
    });
    await expect(moveQuestion(ctx, id, "responsible-person", "up")).rejects.toMatchObject(
      refused("no-place"),
    );
    await expect(moveQuestion(ctx, id, "replication", "down")).rejects.toMatchObject(refused("no-place"));
    await expect(moveQuestion(ctx, id, "licence", "up")).rejects.toMatchObject(refused("publication-stays"));
  });

  it("adds, renames, moves and drops sections; what ends every form stays at its end", async () => {
    const { id, ctx, sections, outline } = await preparing(world);
    const own = await addSection(ctx, id, { title: "Ethics", lead: "" });
    await addQuestion(ctx, id, own, "long-text", typed({ label: "Which questions came up?" }));
    await changeSection(ctx, id, own, { title: "Ethics and law", lead: "In short." });
    expect((await sections()).slice(-3).map(({ id, title, lead }) => ({ id, title, lead }))).toMatchObject([
      { id: "own-ethics", title: "Ethics and law", lead: "In short." },
      { id: "theme-conditions" },
      { id: "publication" },
    ]);
    await moveSection(ctx, id, own, "up");
    expect((await sections()).map((section) => section.id).slice(-4, -2)).toEqual([
      own,
      "innovation-and-transfer",
    ]);
    await moveSection(ctx, id, own, "down");
    await expect(moveSection(ctx, id, own, "down")).rejects.toMatchObject(refused("no-place"));
    await expect(dropSection(ctx, id, "publication")).rejects.toMatchObject(refused("publication-stays"));

    await changeQuestion(
      ctx,
      id,
      "own-which-questions-came-up",
      typed({ when: "independent-evaluation:no" }),
    );
    await expect(dropSection(ctx, id, "impact")).rejects.toMatchObject(refused("question-needed"));
    await dropSection(ctx, id, own);
    await dropSection(ctx, id, "impact");
    expect((await outline()).some((line) => line.startsWith("impact") || line.startsWith(own))).toBe(false);
  });

  it("follows the conditions of the theme until the call opens, and fixes them then without empty sections", async () => {
    const { id, ctx, sections } = await preparing(world);
    const labels = async () =>
      (await sections())
        .find((section) => section.id === "theme-conditions")
        ?.questions.map((one) => one.label);
    expect(await labels()).toEqual(demoEditionInput.themeConditions);
    await changeEdition(ctx, id, { ...demoEditionInput, themeConditions: ["Only one."] });
    expect(await labels()).toEqual(["Only one."]);
    await chooseForm(ctx, id, "classic");
    await changeEdition(ctx, id, { ...demoEditionInput, themeConditions: [] });
    expect(await labels()).toBeUndefined();
    await changeEdition(ctx, id, { ...demoEditionInput, themeConditions: ["First.", "Second."] });
    await addSection(ctx, id, { title: "Empty", lead: "" });
    await dropQuestion(ctx, id, "innovation");
    await openDemoCall(world, id);
    await world.db.updateTable("editions").set({ theme_conditions: "Another" }).execute();
    expect((await sections()).at(-2)).toEqual({
      id: "theme-conditions",
      title: "Conditions of the theme",
      lead: "The call sets these conditions. Confirm that the project meets each of them.",
      questions: ["First.", "Second."].map((label, index) => ({
        id: `theme-condition-${index + 1}`,
        type: "confirmation",
        label,
        required: true,
        hiddenFromJury: true,
        neverPublic: true,
      })),
    });
    expect((await sections()).map((section) => section.id)).not.toContain("own-empty");
    expect((await sections()).map((section) => section.id)).not.toContain("innovative");
    const question = typed({ choices: "a\nb" });
    for (const change of [
      () => addQuestion(ctx, id, "focus", "choice", question),
      () => moveQuestion(ctx, id, "objectives", "up"),
      () => addSection(ctx, id, { title: "Late", lead: "" }),
      () => moveSection(ctx, id, "focus", "up"),
      () => changeSection(ctx, id, "focus", { title: "Late", lead: "" }),
      () => dropSection(ctx, id, "focus"),
    ]) {
      await expect(change()).rejects.toMatchObject(refused("edition-locked"));
    }
  });
});
