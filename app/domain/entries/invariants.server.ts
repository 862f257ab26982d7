import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import { standsForState } from "./entry";
import { digestOfContent } from "./submission.server";
import { readContent } from "./submission-content";

type Db = Kysely<Tables>;

const submittedStates = new Set(["submitted", "returned", "admitted", "excluded"]);

async function withoutSoundSubmission(db: Db): Promise<string[]> {
  const submissions = await db
    .selectFrom("submissions")
    .select(["entry_id", "content", "digest"])
    .orderBy("number")
    .execute();
  const last = new Map(submissions.map((row) => [row.entry_id, row]));
  const broken = submissions.filter(
    (row) =>
      digestOfContent(row.content) !== row.digest || readContent(row.content).entry?.id !== row.entry_id,
  );
  const entries = await db.selectFrom("entries").select(["id", "state"]).execute();
  const missing = entries.filter((entry) => submittedStates.has(entry.state) && !last.has(entry.id));
  return [...new Set([...broken.map((row) => row.entry_id), ...missing.map((entry) => entry.id)])];
}

async function beyondLimits(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("entries")
    .innerJoin("editions", "editions.id", "entries.edition_id")
    .select(["edition_id", "country", "kind", "entries.state", "additional_limit"])
    .execute();
  const counts = new Map<string, { competing: number; additional: number; limit: number }>();
  for (const row of rows.filter(standsForState)) {
    const key = `${row.edition_id} ${row.country}`;
    const count = counts.get(key) ?? { competing: 0, additional: 0, limit: row.additional_limit };
    count[row.kind as "competing" | "additional"] += 1;
    counts.set(key, count);
  }
  return [...counts]
    .filter(([, count]) => count.competing > 1 || count.additional > count.limit)
    .map(([key]) => key);
}

async function withoutNewestVersion(db: Db): Promise<string[]> {
  const answers = await db
    .selectFrom("answers")
    .select(["entry_id", "question_id", "version", "text"])
    .execute();
  const versions = await db
    .selectFrom("answer_versions")
    .select(["entry_id", "question_id", "version", "text"])
    .orderBy("version")
    .execute();
  const key = (row: { entry_id: string; question_id: string }) => `${row.entry_id} ${row.question_id}`;
  const newest = new Map(versions.map((row) => [key(row), row]));
  const broken = answers.filter((row) => {
    const version = newest.get(key(row));
    return version?.version !== row.version || version.text !== row.text;
  });
  const orphans = [...newest.keys()].filter((one) => !answers.some((row) => key(row) === one));
  return [...broken.map(key), ...orphans];
}

async function withoutItsException(db: Db): Promise<string[]> {
  const late = await db
    .selectFrom("entries")
    .select(["id", "late_until"])
    .where("late_until", "is not", null)
    .execute();
  // One without an entry waits for its state to begin, and binds no entry yet.
  const exceptions = (
    await db.selectFrom("late_exceptions").select(["entry_id", "until_at"]).execute()
  ).filter((one): one is { entry_id: string; until_at: string } => one.entry_id !== null);
  const given = (id: string, until: string | null) =>
    exceptions.some((one) => one.entry_id === id && one.until_at === until);
  const loose = exceptions.filter((one) => !late.some((entry) => entry.id === one.entry_id));
  return [
    ...late.filter((entry) => !given(entry.id, entry.late_until)).map((entry) => entry.id),
    ...loose.map((one) => one.entry_id),
  ];
}

async function keptAsCompeting(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("kept_as_additional")
    .innerJoin("entries", "entries.id", "kept_as_additional.entry_id")
    .select("entries.id")
    .where("kind", "<>", "additional")
    .execute();
  return rows.map((row) => row.id);
}

/** What must hold of entries beyond the schema's own constraints. */
export const entryInvariants = [
  {
    name: "a submitted entry has a submission whose digest matches its content",
    breaches: withoutSoundSubmission,
  },
  {
    name: "a state has one competing entry and no more additional ones than allowed",
    breaches: beyondLimits,
  },
  { name: "a late entry is let in by an exception, until its date", breaches: withoutItsException },
  { name: "an entry that was kept as additional is additional", breaches: keptAsCompeting },
  { name: "an answer's text is its newest version", breaches: withoutNewestVersion },
];
