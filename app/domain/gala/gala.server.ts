import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { known, Unknown } from "../problems";
import { isInsider, recordLook } from "../results/insiders.server";
import { readablePlaces, type SealedPlace, validResult } from "../results/sealed.server";
import { idleStep, type RevealStep, revealOrder } from "./reveal";

export type GalaStep = {
  year: number;
  theme: string;
  /** What this step reveals; nothing on the screen between the steps. */
  revealed: (Omit<SealedPlace, "reasons"> & RevealStep) | undefined;
  /** The names of the steps around it: enough to go on, and nothing of what they hold. */
  next: string | undefined;
  previous: string | undefined;
};

/**
 * Gives one step of the reveal and nothing of the later ones. Until the announcement for insiders of the presidency
 * only, each look recorded; unknown to everybody else, and for a step there is not.
 */
export async function galaStep(ctx: Context, edition: EditionsRow, step: string): Promise<GalaStep> {
  authorize(ctx, "gala.reveal", { edition: editionFacts(edition), insider: await isInsider(ctx, edition) });
  const result = known(await validResult(ctx, edition.id), "result");
  const order = revealOrder(await readablePlaces(ctx, edition, result.id));
  const steps = [idleStep, ...order.map((one) => one.step)];
  const at = steps.indexOf(step);
  if (at < 0) throw new Unknown("step");
  const found = order.find((one) => one.step === step);
  if (found) await recordLook(ctx, edition, "gala");
  return {
    year: edition.year,
    theme: edition.theme,
    revealed: found && withoutReasons(found),
    next: steps[at + 1],
    previous: steps[at - 1],
  };
}

function withoutReasons(place: SealedPlace & RevealStep): Omit<SealedPlace, "reasons"> & RevealStep {
  const { reasons: _, ...shown } = place;
  return shown;
}

export type RunSheet = {
  edition: { year: number; name: string; city: string; galaAt: string; timeZone: string };
  steps: (SealedPlace & RevealStep)[];
};

/** Gives the run sheet to insiders, in the order of the evening and with the reasons to be read out; each look is recorded. */
export async function runSheet(ctx: Context, edition: EditionsRow): Promise<RunSheet> {
  authorize(ctx, "result.read-sealed", {
    edition: editionFacts(edition),
    insider: await isInsider(ctx, edition),
  });
  const result = known(await validResult(ctx, edition.id), "result");
  await recordLook(ctx, edition, "run-sheet", result.id);
  return {
    edition: {
      year: edition.year,
      name: edition.name,
      city: edition.city,
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
    },
    steps: revealOrder(await readablePlaces(ctx, edition, result.id)),
  };
}
