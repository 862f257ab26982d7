import type { Pair } from "../../../scoring/assignment-plan";
import type { Scale } from "../editions/default-criteria";
import type { Invariant } from "../invariant.server";

const judged = ["deciding", "decided", "announced", "archived"];

/** What must hold of judging beyond the schema's own constraints. */
export const judgingInvariants: readonly Invariant[] = [
  {
    name: "no score sheet of a recused delegation counts, unless it was recused late and nobody has struck it",
    async breaches(db) {
      const rows = await db
        .selectFrom("score_sheets")
        .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
        .innerJoin("recusals", (join) =>
          join
            .onRef("recusals.delegation_id", "=", "assignments.delegation_id")
            .onRef("recusals.entry_id", "=", "assignments.entry_id"),
        )
        .leftJoin("late_recusals", "late_recusals.recusal_id", "recusals.id")
        .select("score_sheets.id")
        .where("score_sheets.state", "<>", "removed")
        .where((or) =>
          or.or([or("late_recusals.recusal_id", "is", null), or("late_recusals.decision", "=", "struck")]),
        )
        .execute();
      return rows.map((row) => row.id);
    },
  },
  {
    name: "whoever has declared a conflict is recused from the entry",
    async breaches(db) {
      const rows = await db
        .selectFrom("declarations")
        .leftJoin("person_recusals", (join) =>
          join
            .onRef("person_recusals.person_id", "=", "declarations.person_id")
            .onRef("person_recusals.entry_id", "=", "declarations.entry_id"),
        )
        .select("declarations.id")
        .where("declarations.kind", "=", "conflict")
        .where("person_recusals.id", "is", null)
        .execute();
      return rows.map((row) => row.id);
    },
  },
  {
    name: "nobody's judging is opened to a person who sits in its jury",
    async breaches(db) {
      const rows = await db
        .selectFrom("glass_openings")
        .innerJoin("delegations", "delegations.edition_id", "glass_openings.edition_id")
        .innerJoin("delegation_people", (join) =>
          join
            .onRef("delegation_people.delegation_id", "=", "delegations.id")
            .onRef("delegation_people.person_id", "=", "glass_openings.opened_for"),
        )
        .select("glass_openings.id")
        // Who is seated later loses the view; who was seated while it was open must never have had it.
        .whereRef("delegation_people.added_at", "<", "glass_openings.opened_at")
        .where((or) =>
          or.or([
            or("delegation_people.left_at", "is", null),
            or("delegation_people.left_at", ">", or.ref("glass_openings.opened_at")),
          ]),
        )
        .execute();
      return rows.map((row) => row.id);
    },
  },
  {
    name: "no delegation is assigned an entry of its own country",
    async breaches(db) {
      const rows = await db
        .selectFrom("assignments")
        .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
        .innerJoin("entries", "entries.id", "assignments.entry_id")
        .select("assignments.id")
        .whereRef("delegations.country", "=", "entries.country")
        .execute();
      return rows.map((row) => row.id);
    },
  },
  {
    name: "where entries are dealt, no delegation is assigned one that no distribution gave it",
    async breaches(db) {
      const assigned = await db
        .selectFrom("assignments")
        .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
        .innerJoin("distribution_settings", "distribution_settings.edition_id", "delegations.edition_id")
        .select(["assignments.id", "delegation_id", "entry_id", "delegations.edition_id"])
        .where("per_entry", "is not", null)
        .execute();
      const made = await db.selectFrom("distributions").select(["edition_id", "pairs"]).execute();
      const given = new Set(
        made.flatMap((row) =>
          (JSON.parse(row.pairs) as Pair[]).map(
            (pair) => `${row.edition_id} ${pair.entry} ${pair.delegation}`,
          ),
        ),
      );
      return assigned
        .filter((row) => !given.has(`${row.edition_id} ${row.entry_id} ${row.delegation_id}`))
        .map((row) => row.id);
    },
  },
  {
    name: "a final score sheet has a score on the grid for every criterion",
    async breaches(db) {
      const sheets = await db
        .selectFrom("score_sheets")
        .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
        .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
        .innerJoin("editions", "editions.id", "delegations.edition_id")
        .select(["score_sheets.id", "edition_id", "scale"])
        .where("score_sheets.state", "=", "final")
        .execute();
      const scores = await db.selectFrom("scores").select(["sheet_id", "criterion_id", "ticks"]).execute();
      const criteria = await db.selectFrom("criteria").select(["id", "edition_id"]).execute();
      const ticks = new Map(scores.map((score) => [`${score.sheet_id} ${score.criterion_id}`, score.ticks]));
      return sheets
        .filter((sheet) => {
          const { min, max, step } = JSON.parse(sheet.scale) as Scale;
          return criteria.some((criterion) => {
            if (criterion.edition_id !== sheet.edition_id) return false;
            const score = ticks.get(`${sheet.id} ${criterion.id}`);
            return score == null || score < Math.round(min / step) || score > Math.round(max / step);
          });
        })
        .map((sheet) => sheet.id);
    },
  },
  {
    name: "no score sheet is open once judging is closed",
    async breaches(db) {
      const rows = await db
        .selectFrom("assignments")
        .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
        .innerJoin("entries", "entries.id", "assignments.entry_id")
        .innerJoin("editions", "editions.id", "entries.edition_id")
        .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
        .leftJoin("recusals", (join) =>
          join
            .onRef("recusals.delegation_id", "=", "assignments.delegation_id")
            .onRef("recusals.entry_id", "=", "assignments.entry_id"),
        )
        .select("assignments.id")
        .where("editions.state", "in", judged)
        .where("advice_only", "is", null)
        .where("entries.state", "=", "admitted")
        .where("entries.kind", "=", "competing")
        .where("recusals.id", "is", null)
        .where((or) => or.or([or("score_sheets.state", "is", null), or("score_sheets.state", "=", "draft")]))
        .execute();
      return rows.map((row) => row.id);
    },
  },
];
