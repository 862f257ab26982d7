import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { beginningsExpected } from "../entries/late-exceptions.server";
import { missingSheets } from "../judging/closing.server";
import { sayDistribution } from "../judging/distribution";
import { distributionSettingOf } from "../judging/distribution-settings.server";
import { blocksToDistribution } from "../judging/distributions.server";
import { delegationsOf } from "../jury/jury.server";
import { compositionBlocks } from "../jury/showing.server";
import { may } from "../people/permissions";
import { isInsider } from "../results/insiders.server";
import { winnerHasLeft } from "../results/sealed.server";
import { sayDay, sayDeadline } from "../times";
import { callBlocks } from "./call.server";
import type { EditionState } from "./edition";
import { editionFacts } from "./editions.server";
import { blocksToClosingAdmission, blocksToJudging } from "./readiness";
import { entriesForSteps } from "./steps.server";

export type StepName =
  | "requestCall"
  | "openCall"
  | "closeCall"
  | "closeAdmission"
  | "openJudging"
  | "closeJudging"
  | "decide"
  | "announce"
  | "releaseFeedback"
  | "archiveEdition";

export type NextStep = {
  step: StepName;
  /** Whose step it is. */
  by: "presidency" | "secretariat" | "jury";
  label: string;
  /** What it does: what it sends, what it locks, and that it cannot be taken back. */
  words: string;
  /** What stands in its way, in sentences. */
  blocks: string[];
};

export type Standing = {
  /** Where the edition stands, in one sentence. */
  words: string;
  next: NextStep | undefined;
  done: { title: string; at: string }[];
};

/** Says where an edition stands, what comes next and what blocks it; the caller has shown that the reader may know. */
export async function standingOf(ctx: Context, edition: EditionsRow): Promise<Standing> {
  return {
    words: wordsFor(edition),
    next: await nextStep(ctx, edition),
    done: await stepsDone(ctx, edition),
  };
}

function wordsFor(edition: EditionsRow): string {
  const deadline = `${sayDeadline(edition.deadline_at)} (Brussels)`;
  const checking =
    edition.admission_closed_at === null
      ? `The call is closed. Entries are being checked until ${sayDay(edition.admission_until)}.`
      : "Admission is closed. Judging has not been opened yet.";
  const deciding =
    edition.order_opened_at === null
      ? "Judging is closed. Chair and secretariat open the order together."
      : `The order is open to the jury, which meets on ${sayDay(edition.jury_meeting_on)}.`;
  const words: Record<EditionState, string> = {
    preparing:
      edition.call_requested_at === null
        ? "The presidency is preparing the edition. Nobody else sees it."
        : "The presidency has prepared the edition and asks for the call to be opened.",
    open: `The call is open until ${deadline}.`,
    checking,
    judging: `The jury is judging until ${sayDay(edition.judging_until)}.`,
    deciding,
    decided: "The jury has decided. The result is sealed until the presidency announces the winners.",
    announced: "The winners are announced.",
    archived: "The edition is in the archive.",
    cancelled: "The edition was cancelled. Everything is kept.",
  };
  return words[edition.state as EditionState];
}

async function nextStep(ctx: Context, edition: EditionsRow): Promise<NextStep | undefined> {
  switch (edition.state as EditionState) {
    case "preparing":
      return edition.call_requested_at === null ? requestStep(ctx, edition) : openStep(ctx, edition);
    case "open":
      return {
        step: "closeCall",
        by: "secretariat",
        label: "Close the call",
        words: "Admission begins. No state can submit any more; drafts stay drafts.",
        blocks:
          ctx.now < edition.deadline_at
            ? [`The deadline has not passed yet: ${sayDeadline(edition.deadline_at)} (Brussels).`]
            : [],
      };
    case "checking":
      return edition.admission_closed_at === null
        ? closeAdmissionStep(ctx, edition)
        : openJudgingStep(ctx, edition);
    case "judging":
      return {
        step: "closeJudging",
        by: "secretariat",
        label: "Close judging",
        words: "Score sheets are locked for all. It needs every sheet finished, or its absence recorded.",
        // Which sheets are missing is for the chair and the secretariat; the presidency reads only that judging runs.
        blocks: may(ctx.actor, "judging.see-progress", { edition: editionFacts(edition) })
          ? (await missingSheets(ctx, edition.id)).map((problem) => problem.sentence)
          : [],
      };
    case "deciding":
      return {
        step: "decide",
        by: "jury",
        label: "Record the decision",
        words:
          "The jury meets, decides and seals the result. Chair and secretariat open the order together first.",
        blocks: [],
      };
    case "decided":
      return {
        step: "announce",
        by: "presidency",
        label: "Announce the winners",
        words: "The presidency announces the winners at the gala.",
        // Who does not know the places must not learn from here that one of them is concerned.
        blocks:
          (await isInsider(ctx, edition)) && (await winnerHasLeft(ctx, edition.id))
            ? [
                "An entry on a place has left since the decision. Chair and secretariat annul the decision together; then the jury decides anew.",
              ]
            : [],
      };
    case "announced":
      return announcedStep(edition);
    default:
      return undefined;
  }
}

async function requestStep(ctx: Context, edition: EditionsRow): Promise<NextStep> {
  return {
    step: "requestCall",
    by: "presidency",
    label: "Ask the secretariat to open the call",
    words:
      "A letter goes to the secretariat, which opens the call. Until then everything can still be changed.",
    blocks: (await callBlocks(ctx, edition)).map((problem) => problem.sentence),
  };
}

async function openStep(ctx: Context, edition: EditionsRow): Promise<NextStep> {
  return {
    step: "openCall",
    by: "secretariat",
    label: "Open the call",
    words:
      "Theme, dates, form, criteria and rules become public and are locked; nobody can change them afterwards. A letter goes to every national representative and substitute.",
    blocks: (await callBlocks(ctx, edition)).map((problem) => problem.sentence),
  };
}

async function closeAdmissionStep(ctx: Context, edition: EditionsRow): Promise<NextStep> {
  return {
    step: "closeAdmission",
    by: "secretariat",
    label: "Close admission",
    words:
      "Every decision stands. A letter asks each state with an admitted entry to name its presenter, and the presidency can build the programme.",
    blocks: blocksToClosingAdmission(
      await entriesForSteps(ctx, edition.id),
      ctx.now,
      await beginningsExpected(ctx, edition),
    ).map((problem) => problem.sentence),
  };
}

async function openJudgingStep(ctx: Context, edition: EditionsRow): Promise<NextStep> {
  const blocks = blocksToJudging({
    admissionClosed: true,
    entries: await entriesForSteps(ctx, edition.id),
    delegations: await delegationsOf(ctx, edition.id),
  });
  blocks.push(...(await compositionBlocks(ctx, edition.id)), ...(await blocksToDistribution(ctx, edition)));
  return {
    step: "openJudging",
    by: "secretariat",
    label: "Open judging",
    words: `The jury is locked, and its delegations are given their entries. ${sayDistribution(await distributionSettingOf(ctx, edition.id))}`,
    blocks: blocks.map((problem) => problem.sentence),
  };
}

function announcedStep(edition: EditionsRow): NextStep {
  if (edition.feedback_on === 1 && edition.feedback_released_at === null) {
    return {
      step: "releaseFeedback",
      by: "secretariat",
      label: "Release the feedback",
      words: "Each state receives the jury's feedback on its entry by letter, in words, without figures.",
      blocks: [],
    };
  }
  return {
    step: "archiveEdition",
    by: "secretariat",
    label: "Archive the edition",
    words: "The edition is complete and moves to the archive. Its public page stays.",
    blocks: [],
  };
}

async function stepsDone(ctx: Context, edition: EditionsRow): Promise<Standing["done"]> {
  // The close of the call has no column of its own: no rule depends on when it was.
  const closed = await ctx.db
    .selectFrom("history")
    .select("at")
    .where("chain", "=", edition.id)
    .where("command", "=", "closeCall")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  const steps: [title: string, at: string | null | undefined][] = [
    ["The edition was created", edition.created_at],
    ["The presidency asked for the call", edition.call_requested_at],
    ["The call was opened", edition.opened_at],
    // Reopened, it is not closed any more.
    ["The call was closed", edition.state === "open" ? undefined : closed?.at],
    ["Admission was closed", edition.admission_closed_at],
    ["Judging was opened", edition.judging_opened_at],
    ["Judging was closed", edition.judging_closed_at],
    ["The order was opened to the jury", edition.order_opened_at],
    ["The jury's decision was recorded", edition.decided_at],
    ["The winners were announced", edition.announced_at],
    ["The feedback was released", edition.feedback_released_at],
  ];
  return steps.flatMap(([title, at]) => (at ? [{ title, at }] : []));
}
