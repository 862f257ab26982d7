import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { type CertificateState, certificateLifecycle } from "../certificates/certificate";
import { liveCertificates, setState } from "../certificates/certificates.server";
import { record } from "../history/record.server";
import { advance } from "../lifecycle";
import { known } from "../problems";
import { validResult } from "../results/sealed.server";
import { type ActFacts, type EditionAct, stepOfAct } from "./acts";
import { tellOfAct } from "./acts-letters.server";
import { type EditionState, editionLifecycle } from "./edition";

/** Does what two people have agreed to and tells those concerned. The caller has looked at people, state and facts. */
export async function effectOf(
  ctx: Context,
  act: EditionAct,
  edition: EditionsRow,
  facts: ActFacts,
): Promise<void> {
  const step = stepOfAct[act];
  const state = advance(editionLifecycle, step, edition.state as EditionState);
  if (act === "annul-decision") await annulResult(ctx, edition.id);
  if (act === "reopen-call") await moveReturns(ctx, edition.id, facts.deadline);
  await ctx.db
    .updateTable("editions")
    .set({ state, ...columnsAfter(act, facts) })
    .where("id", "=", edition.id)
    .execute();
  await record(ctx, {
    editionId: edition.id,
    command: act === "cancel-edition" ? "cancelEdition" : step,
    object: ["edition", edition.id],
    from: edition.state,
    to: state,
  });
  await tellOfAct(ctx, act, edition, facts);
}

/** What was done and is done no more has no time either. */
function columnsAfter(act: EditionAct, facts: ActFacts): Partial<EditionsRow> {
  const dates = { deadline_at: facts.deadline, admission_until: facts.admissionUntil };
  switch (act) {
    case "extend-deadline":
      return dates;
    case "reopen-call":
      return { ...dates, admission_closed_at: null };
    case "reopen-admission":
      return { admission_closed_at: null, judging_opened_at: null };
    case "reopen-judging":
      return { judging_closed_at: null };
    case "annul-decision":
      return { decided_at: null };
    case "cancel-edition":
      return {};
  }
}

/** The jury's and the presenters' certificates say nothing of the decision; those of the winners do. */
async function annulResult(ctx: Context, editionId: string): Promise<void> {
  const result = known(await validResult(ctx, editionId), "result");
  await ctx.db.updateTable("results").set({ annulled_at: ctx.now }).where("id", "=", result.id).execute();
  await record(ctx, { editionId, command: "annulResult", object: ["result", result.id], to: "annulled" });
  for (const row of await liveCertificates(ctx, editionId)) {
    if (row.kind !== "winner") continue;
    await setState(ctx, row, advance(certificateLifecycle, "revoke", row.state as CertificateState));
  }
}

/** Nobody whose entry was returned has less time than the others. */
async function moveReturns(ctx: Context, editionId: string, deadline: string): Promise<void> {
  await ctx.db
    .updateTable("entries")
    .set({ returned_until: deadline })
    .where("edition_id", "=", editionId)
    .where("state", "=", "returned")
    .where("returned_until", "<", deadline)
    .execute();
}
