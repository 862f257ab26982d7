import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { AdmissionDecisionsRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { isOf } from "../people/actor";
import { may } from "../people/permissions";
import { known, refuse } from "../problems";
import { checkLinesOf } from "./admission-checks.server";
import { changedSince } from "./changed-answers";
import type { CheckLine } from "./checklist";
import { entriesVisibleTo } from "./entries.server";
import type { EntryKind, EntryState } from "./entry";
import { entryFacts, findEntry } from "./entry-rows.server";
import { whyNotKept } from "./kept-as-additional.server";
import { sayConfirmer } from "./late-entry";
import { formSections, type ReadingView, storedSubmissions, viewOf } from "./reading.server";
import { similarEntries } from "./similar-entries.server";
import type { SimilarEntry } from "./similar-titles";
import { readContent } from "./submission-content";
import { whyNoAdmission } from "./windows";

export type QueuedEntry = {
  id: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  kind: EntryKind;
  state: EntryState;
  submittedAt: string | null;
  returnedUntil: string | null;
  lines: CheckLine[];
  /** What the state entered in other years under a like title: a hint. */
  similar: SimilarEntry[];
  /** Why the reader must leave the decision to a colleague. */
  ownState: boolean;
};

/** Lists an edition's submitted entries for admission by country, with what the platform can tell of each. */
export async function admissionQueue(ctx: Context, edition: EditionsRow): Promise<QueuedEntry[]> {
  authorize(ctx, "admission.list", {});
  const rows = (await entriesVisibleTo(ctx, edition.id)).filter(
    (row) =>
      may(ctx.actor, "admission.read", { edition: editionFacts(edition), entry: entryFacts(row) }) &&
      row.submitted_at !== null &&
      row.state !== "withdrawn",
  );
  const queue: QueuedEntry[] = [];
  for (const row of rows) {
    const submissions = await storedSubmissions(ctx, row.id);
    queue.push({
      id: row.id,
      title: row.title,
      titleOwn: row.title_own,
      titleLanguage: row.title_language,
      country: row.country,
      kind: row.kind as EntryKind,
      state: row.state as EntryState,
      submittedAt: row.submitted_at,
      returnedUntil: row.returned_until,
      lines: await checkLinesOf(ctx, edition, submissions),
      similar: await similarEntries(ctx, edition, row),
      ownState: isOf(ctx.actor, row.country),
    });
  }
  return queue.sort((a, b) => byCountryName(a.country, b.country) || a.kind.localeCompare(b.kind) * -1);
}

export type AdmissionView = {
  view: ReadingView;
  state: EntryState;
  /** What a decision rests on: the newest submission and the decisions so far. */
  seen: string;
  submittedAt: string;
  returnedUntil: string | null;
  lines: CheckLine[];
  similar: SimilarEntry[];
  /** Whether a refused competing entry can stay as an additional one; why not, in a sentence. */
  keep: { against: string | undefined } | undefined;
  decisions: (Pick<AdmissionDecisionsRow, "id" | "decision" | "reasons" | "note_to_jury" | "decided_at"> & {
    by: string;
    remarks: { questionId: string; remark: string }[];
  })[];
  /** What the answers that have changed were before the last return, in words, by question; empty for a new one. */
  before: Record<string, string>;
  /** Who confirms a refusal on theme. */
  confirmer: string;
  /** Why nothing can be decided now, or by this reader. */
  closed: string | undefined;
};

/** Gives one entry to the secretariat as it was submitted, with the checklist, what was decided and what has changed. */
export async function admissionView(ctx: Context, entryId: string): Promise<AdmissionView> {
  const { entry, edition, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "admission.read", facts);
  const submissions = await storedSubmissions(ctx, entry.id);
  const last = known(submissions.at(-1), "submission");
  const content = readContent(last.content);
  const sections = await formSections(ctx, edition.id, content.form.version);
  const asSubmitted = viewOf(content, sections, "admission");
  const decisions = await decisionsOf(ctx, entry.id);
  const returned = decisions.find((one) => one.decision === "returned");
  const seen = returned
    ? submissions.filter((one) => one.submitted_at <= returned.decided_at).at(-1)
    : undefined;
  const earlier =
    seen && seen.id !== last.id ? viewOf(readContent(seen.content), sections, "admission") : asSubmitted;
  const { view, before } = changedSince(earlier, asSubmitted);
  return {
    // The kind may have changed since it was submitted.
    view: { ...view, kind: facts.entry.kind },
    state: entry.state as EntryState,
    seen: markOf(submissions, decisions),
    submittedAt: last.submitted_at,
    returnedUntil: entry.returned_until,
    lines: await checkLinesOf(ctx, edition, submissions),
    similar: await similarEntries(ctx, edition, entry),
    keep:
      facts.entry.state === "refused" && facts.entry.kind === "competing"
        ? { against: (await whyNotKept(ctx, { entry, edition, facts }))?.sentence }
        : undefined,
    decisions,
    before,
    confirmer: sayConfirmer(edition, entry.country),
    closed: isOf(ctx.actor, entry.country)
      ? "Nobody decides on an entry of their own state. Ask a colleague from another state."
      : whyNoAdmission(facts.edition)?.sentence,
  };
}

function markOf(submissions: readonly { number: number }[], decisions: readonly unknown[]): string {
  return `${submissions.at(-1)?.number ?? 0}.${decisions.length}`;
}

/**
 * Lets a decision pass that rests on what its reader has seen; refuses it where the entry was submitted again or decided
 * on since, so that nobody decides on a text they have not read, or the same thing twice.
 */
export async function decideAsSeen<Given extends Context, T>(
  given: Given,
  entryId: string,
  seen: string,
  decide: (ctx: Given) => Promise<T>,
): Promise<T> {
  return inTransaction(given, async ({ db }) => {
    const ctx: Given = { ...given, db };
    const { facts } = await findEntry(ctx, entryId);
    authorize(ctx, "admission.read", facts);
    if (seen !== markOf(await storedSubmissions(ctx, entryId), await decisionsOf(ctx, entryId))) {
      refuse(
        "not-as-seen",
        "The entry was submitted again or decided on since you opened this page. Read it once more, then decide.",
      );
    }
    return decide(ctx);
  });
}

async function decisionsOf(ctx: Context, entryId: string): Promise<AdmissionView["decisions"]> {
  const rows = await ctx.db
    .selectFrom("admission_decisions")
    .innerJoin("people", "people.id", "admission_decisions.decided_by")
    .select(["admission_decisions.id", "decision", "reasons", "note_to_jury", "decided_at", "name_latin"])
    .where("entry_id", "=", entryId)
    .orderBy("decided_at", "desc")
    .execute();
  const remarks = await ctx.db
    .selectFrom("admission_remarks")
    .innerJoin("admission_decisions", "admission_decisions.id", "admission_remarks.decision_id")
    .select(["decision_id", "question_id", "remark"])
    .where("entry_id", "=", entryId)
    .execute();
  return rows.map(({ name_latin, ...row }) => ({
    ...row,
    by: name_latin,
    remarks: remarks
      .filter((one) => one.decision_id === row.id)
      .map((one) => ({ questionId: one.question_id, remark: one.remark })),
  }));
}

/** Gives the last decision on an entry and its remarks to the entry's own people; no note to the jury. */
export async function decisionFor(
  ctx: Context,
  entryId: string,
): Promise<{ decision: string; reasons: string; decidedAt: string } | undefined> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const last = (await decisionsOf(ctx, entryId))[0];
  return last ? { decision: last.decision, reasons: last.reasons, decidedAt: last.decided_at } : undefined;
}
