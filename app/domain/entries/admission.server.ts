import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { formOf } from "../editions/editions.server";
import { questionOf } from "../forms/answers";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, type Problem, Refusal } from "../problems";
import { dayLength, dayOf, isDay, later, sayDeadline } from "../times";
import { type EntryAction, entryLifecycle } from "./entry";
import { runningText } from "./entry-input";
import { hearersOf } from "./entry-people.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { endOfDay, whyNoAdmission } from "./windows";

const longestReturnDays = 60;

/**
 * Admits a submitted entry; a note to the jury may come with it. Refuses one of the decider's own state. Whoever calls it
 * has looked at the checklist.
 */
export async function admitEntry(
  ctx: Context,
  entryId: string,
  input: { noteToJury?: string } = {},
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await decidable(ctx, entryId);
    const state = advance(entryLifecycle, "admit", rows.facts.entry.state);
    const problems: Problem[] = [];
    const note = readText(problems, "noteToJury", runningText(undefined), input.noteToJury ?? "");
    if (problems.length > 0) throw new Refusal(problems);
    await store(ctx, rows, "admit", { decision: "admitted", reasons: "", note_to_jury: note || null });
    await ctx.db
      .updateTable("entries")
      .set({ state, returned_until: null })
      .where("id", "=", entryId)
      .execute();
    for (const person of await hearersOf(ctx, rows.entry)) {
      await queueLetter(ctx, {
        kind: "entry-admitted",
        to: person,
        facts: {
          ...lettersFacts(rows, person.name_latin),
          competing: rows.entry.kind === "competing",
          path: `/national/entries/${entryId}`,
        },
        editionId: rows.edition.id,
        entryId,
      });
    }
  });
}

/**
 * Returns a submitted entry with remarks: until the end of the day given (Brussels) the state may change the answers
 * that the remarks name and submit again. One that is returned already gets a new day and new remarks. Refuses a return without remarks, and a day that leaves no time.
 */
export async function returnEntry(
  ctx: Context,
  entryId: string,
  input: { reasons: string; until: string; remarks: Readonly<Record<string, string>> },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await decidable(ctx, entryId);
    const state = advance(entryLifecycle, "return", rows.facts.entry.state);
    const { sections } = await formOf(ctx, rows.edition.id);
    const problems: Problem[] = [];
    const reasons = readText(
      problems,
      "reasons",
      runningText("Say in general what is to be done."),
      input.reasons,
    );
    const until = readReturnDay(problems, input.until, ctx.now);
    const remarks = Object.entries(input.remarks).flatMap(([questionId, text]) => {
      const question = known(questionOf(sections, questionId), "question");
      const remark = readText(problems, `remark:${questionId}`, runningText(undefined), text);
      return remark === "" ? [] : [{ question, remark }];
    });
    if (remarks.length === 0) {
      problems.push(
        fieldProblem(
          "remarks",
          "no-remarks",
          "Write a remark on at least one answer: only the answers with a remark can be changed.",
        ),
      );
    }
    if (problems.length > 0) throw new Refusal(problems);
    const id = await store(ctx, rows, "return", { decision: "returned", reasons, note_to_jury: null });
    for (const { question, remark } of remarks) {
      await ctx.db
        .insertInto("admission_remarks")
        .values({ decision_id: id, question_id: question.id, remark })
        .execute();
    }
    await ctx.db
      .updateTable("entries")
      .set({ state, returned_until: until })
      .where("id", "=", entryId)
      .execute();
    for (const person of await hearersOf(ctx, rows.entry)) {
      await queueLetter(ctx, {
        kind: "entry-returned",
        to: person,
        facts: {
          ...lettersFacts(rows, person.name_latin),
          reasons,
          until: sayDeadline(until),
          remarks: remarks.map(({ question, remark }) => ({ question: question.label, remark })),
          path: `/national/entries/${entryId}`,
        },
        editionId: rows.edition.id,
        entryId,
      });
    }
  });
}

/** Refuses an entry with reasons, which its state's people get by letter. */
export async function refuseEntry(ctx: Context, entryId: string, input: { reasons: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await decidable(ctx, entryId);
    advance(entryLifecycle, "refuse", rows.facts.entry.state);
    const problems: Problem[] = [];
    const reasons = readText(
      problems,
      "refusal",
      runningText("Say why the entry is refused."),
      input.reasons,
    );
    if (problems.length > 0) throw new Refusal(problems);
    await carryOutRefusal(ctx, rows, reasons);
  });
}

/** Refuses an entry and tells its state's people why; whoever calls it has authorised it and asked the lifecycle. */
export async function carryOutRefusal(ctx: Context, rows: EntryRows, reasons: string): Promise<void> {
  await store(ctx, rows, "refuse", { decision: "refused", reasons, note_to_jury: null });
  await ctx.db
    .updateTable("entries")
    .set({ state: entryLifecycle.actions.refuse.to, returned_until: null })
    .where("id", "=", rows.entry.id)
    .execute();
  for (const person of await hearersOf(ctx, rows.entry)) {
    await queueLetter(ctx, {
      kind: "entry-refused",
      to: person,
      facts: { ...lettersFacts(rows, person.name_latin), reasons },
      editionId: rows.edition.id,
      entryId: rows.entry.id,
    });
  }
}

/** Gives an entry that the actor may decide on now; refuses one's own state, and when admission decides nothing. */
export async function decidable(ctx: Context, entryId: string): Promise<EntryRows> {
  const rows = await findEntry(ctx, entryId);
  authorize(ctx, "admission.decide", rows.facts);
  const closed = whyNoAdmission(rows.facts.edition);
  if (closed) throw new Refusal([closed]);
  return rows;
}

async function store(
  ctx: Context,
  { entry }: EntryRows,
  action: EntryAction,
  decision: { decision: string; reasons: string; note_to_jury: string | null },
): Promise<string> {
  const id = ctx.newId();
  await ctx.db
    .insertInto("admission_decisions")
    .values({
      id,
      entry_id: entry.id,
      ...decision,
      decided_at: ctx.now,
      decided_by: (ctx.actor as PersonActor).id,
    })
    .execute();
  await record(ctx, {
    editionId: entry.edition_id,
    command: `${action}Entry`,
    object: ["entry", entry.id],
    from: entry.state,
    to: entryLifecycle.actions[action].to,
  });
  return id;
}

function lettersFacts({ entry, edition }: EntryRows, name: string) {
  return { name, title: entry.title, state: countryName(entry.country), edition: edition.name };
}

function readText(
  problems: Problem[],
  field: string,
  schema: ReturnType<typeof runningText>,
  typed: string,
): string {
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  problems.push(fieldProblem(field, `invalid-${field}`, read.error.issues[0]!.message));
  return "";
}

function readReturnDay(problems: Problem[], day: string, now: string): string {
  const latest = dayOf(later(now, longestReturnDays * dayLength));
  if (!isDay(day) || day <= dayOf(now) || day > latest) {
    problems.push(
      fieldProblem(
        "until",
        "invalid-until",
        `Choose a day after today, at most ${longestReturnDays} days from now.`,
      ),
    );
    return now;
  }
  return endOfDay(day);
}
