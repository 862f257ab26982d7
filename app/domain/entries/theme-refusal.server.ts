import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { openProposals, propose } from "../history/proposals.server";
import { advance } from "../lifecycle";
import { isOf, isRecusedFrom } from "../people/actor";
import { fieldProblem, type Problem, Refusal, refuse, Unknown } from "../problems";
import { carryOutRefusal } from "./admission.server";
import { entryLifecycle } from "./entry";
import { runningText } from "./entry-input";
import { findEntry } from "./entry-rows.server";
import { whyNoAdmission } from "./windows";

/** What secretariat and presidency agree to; the texts are for them and for the state, and for nobody else. */
type ThemeFacts = {
  entry: string;
  title: string;
  state: string;
  reasons: string;
  heard: string;
  submittedAt: string;
};

const reasonsSchema = runningText("Say why the entry is refused on theme or evaluation.");
const heardSchema = runningText(
  "Write what the state answered when it was heard; without it, nothing is refused.",
);

/**
 * Proposes to refuse an entry on theme or evaluation, by the secretariat once the state has been heard; the presidency
 * confirms it, and for the presidency's own state the jury's vice-chair. Refuses one's own state, missing texts, a second proposal, and an entry that is not undecided.
 */
export async function proposeThemeRefusal(
  ctx: Context,
  entryId: string,
  input: { reasons: string; heard: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "admission.decide", facts);
    const closed = whyNoAdmission(facts.edition);
    if (closed) throw new Refusal([closed]);
    advance(entryLifecycle, "refuse", facts.entry.state);
    const problems: Problem[] = [];
    const read = (field: "reasons" | "heard", schema: typeof reasonsSchema) => {
      const text = schema.safeParse(input[field]);
      if (text.success) return text.data;
      problems.push(fieldProblem(`theme-${field}`, `invalid-${field}`, text.error.issues[0]!.message));
      return "";
    };
    const texts = { reasons: read("reasons", reasonsSchema), heard: read("heard", heardSchema) };
    if (problems.length > 0) throw new Refusal(problems);
    const waiting = (await openProposals(ctx, edition.id)).some(
      (row) =>
        (row.command === "refuse-on-theme" || row.command === "refuse-on-theme-of-host") &&
        themeFactsOf(row).entry === entry.id,
    );
    if (waiting) {
      refuse("already-proposed", "This is proposed already and waits for the second person to confirm it.");
    }
    const own = entry.country === edition.presidency_country;
    return propose(ctx, edition, own ? "refuse-on-theme-of-host" : "refuse-on-theme", {
      entry: entry.id,
      title: entry.title,
      state: countryName(entry.country),
      submittedAt: entry.submitted_at ?? "",
      ...texts,
    });
  });
}

/** Refuses an entry that two people have agreed to refuse. Refuses one's own state, and an entry that has changed since. */
export async function refuseOnTheme(ctx: Context, given: Record<string, string>): Promise<void> {
  const facts = given as ThemeFacts;
  const rows = await findEntry(ctx, facts.entry);
  if (isRecusedFrom(ctx.actor, rows.entry.id)) throw new Unknown("proposal");
  if (isOf(ctx.actor, rows.entry.country)) {
    refuse("own-state", "Nobody decides on an entry of their own state. Ask a colleague from another state.");
  }
  const closed = whyNoAdmission(rows.facts.edition);
  if (closed) throw new Refusal([closed]);
  advance(entryLifecycle, "refuse", rows.facts.entry.state);
  if (rows.entry.submitted_at !== facts.submittedAt) {
    refuse("facts-changed", "The entry has been submitted anew since this was proposed. Look at it again.");
  }
  await carryOutRefusal(
    ctx,
    rows,
    `${facts.reasons}\n\nWhat the state answered, which was considered: ${facts.heard}`,
  );
}

/** What a proposed refusal says to whoever may confirm it; nothing for a reader who is recused or of the state. */
export async function themeRefusalLine(ctx: Context, edition: EditionsRow, row: ProposalsRow) {
  const facts = themeFactsOf(row);
  const { entry, facts: now } = await findEntry(ctx, facts.entry);
  if (isRecusedFrom(ctx.actor, entry.id) || isOf(ctx.actor, entry.country)) return undefined;
  const undecided = entry.state === "submitted" || entry.state === "returned";
  return {
    label: "Refuse an entry on theme or evaluation",
    words: [
      `The entry "${facts.title}" of ${facts.state} is refused for ${edition.name}.`,
      "Its state's people get the reasons, and what they answered, by letter.",
      `What the state answered: ${facts.heard}`,
    ],
    reason: facts.reasons,
    current:
      undecided && entry.submitted_at === facts.submittedAt && whyNoAdmission(now.edition) === undefined,
  };
}

function themeFactsOf(row: ProposalsRow): ThemeFacts {
  return JSON.parse(row.facts) as ThemeFacts;
}
