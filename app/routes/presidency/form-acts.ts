import { formIfChosen } from "../../domain/editions/editions.server";
import { bringBackQuestion, dropQuestion, moveQuestion } from "../../domain/editions/form.server";
import { questionOf } from "../../domain/editions/form-changes";
import { dropSection, moveSection } from "../../domain/editions/form-sections.server";
import { type Typed, textOf } from "../../http/forms";
import type { SignedIn } from "../../http/request";

/** What was done, and where on the page the person was. */
type Done = { notice: string; anchor: string };

type Act = (ctx: SignedIn, editionId: string, id: string) => Promise<Done>;

/** The buttons of the editor by their names; each sends the question or section it is about. */
const acts: Record<string, Act> = {
  up: async (ctx, editionId, id) => {
    await moveQuestion(ctx, editionId, id, "up");
    return { notice: "The question is moved up.", anchor: `#q-${id}` };
  },
  down: async (ctx, editionId, id) => {
    await moveQuestion(ctx, editionId, id, "down");
    return { notice: "The question is moved down.", anchor: `#q-${id}` };
  },
  drop: async (ctx, editionId, id) => {
    const form = await formIfChosen(ctx, editionId);
    const place = questionOf(form?.sections ?? [], id);
    await dropQuestion(ctx, editionId, id);
    const notice = id.startsWith("own-")
      ? `Dropped: "${place?.question.label}".`
      : `Dropped: "${place?.question.label}". It can be brought back below.`;
    return { notice, anchor: `#section-${place?.section.id}` };
  },
  back: async (ctx, editionId, id) => {
    await bringBackQuestion(ctx, editionId, id);
    return { notice: "The question is back at its place.", anchor: `#q-${id}` };
  },
  "section-up": async (ctx, editionId, id) => {
    await moveSection(ctx, editionId, id, "up");
    return { notice: "The section is moved up.", anchor: `#section-${id}` };
  },
  "section-down": async (ctx, editionId, id) => {
    await moveSection(ctx, editionId, id, "down");
    return { notice: "The section is moved down.", anchor: `#section-${id}` };
  },
  "section-drop": async (ctx, editionId, id) => {
    await dropSection(ctx, editionId, id);
    return { notice: "The section is dropped with its questions.", anchor: "" };
  },
};

/** Does what the pressed button of the editor says; nothing where none of them was pressed. */
export async function runFormAct(ctx: SignedIn, editionId: string, typed: Typed): Promise<Done | undefined> {
  for (const [name, run] of Object.entries(acts)) {
    const id = textOf(typed, name);
    if (id) return run(ctx, editionId, id);
  }
  return undefined;
}
