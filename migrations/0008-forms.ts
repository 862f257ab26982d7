import { type Database, type Engine, run } from "./engine";

/** Corrections of a published form's wording: each makes a version of the form, and says whose words and why. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table form_corrections (
      form_id text primary key references forms (id),
      section_id text not null,
      question_id text,
      reason text not null,
      corrected_at text not null,
      corrected_by text not null references people (id),
      constraint form_corrections_reason check (length(reason) between 1 and 1000)
    )`,
  ]);
}
