import type { ActInput } from "../../domain/editions/acts";
import { confirmAct, proposeAct, takeBackAct } from "../../domain/editions/acts.server";
import { Refusal } from "../../domain/problems";
import { type Typed, textOf } from "../../http/forms";
import type { SignedIn } from "../../http/request";
import { fieldOf } from "./acts-fields";

/** Does what was pressed on a page of acts of two, and gives the notice that says so. */
export async function runAct(ctx: SignedIn, editionId: string, typed: Typed): Promise<string> {
  const intent = textOf(typed, "intent");
  if (intent === "confirm") {
    await confirmAct(ctx, editionId, textOf(typed, "proposal"));
    return "It is confirmed and has taken effect; those concerned are told by letter.";
  }
  if (intent === "take-back") {
    await takeBackAct(ctx, editionId, textOf(typed, "proposal"));
    return "Your proposal is taken back.";
  }
  const name = textOf(typed, "act");
  const of = (field: keyof ActInput) => textOf(typed, fieldOf(name, field));
  try {
    await proposeAct(ctx, editionId, name, {
      reason: of("reason"),
      deadlineDay: of("deadlineDay"),
      deadlineTime: of("deadlineTime"),
      admissionUntil: of("admissionUntil"),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.problems.map((one) => (one.field ? { ...one, field: fieldOf(name, one.field) } : one)),
    );
  }
  return "Your proposal is recorded. It takes effect once the second person confirms it.";
}
