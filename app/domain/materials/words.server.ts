import type { Context } from "../../database/context";
import type { MaterialsRow } from "../../database/rows/materials";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { findEntry } from "../entries/entry-rows.server";
import { readInput } from "../entries/read-input";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, type Problem, Refusal, ruleProblem } from "../problems";
import { sayTime } from "../times";
import {
  type MaterialWords,
  materialWords,
  type WordField,
  type Words,
  wordFields,
  wordLabels,
} from "./material";
import { materialOf } from "./materials.server";
import { mayChangeMaterials } from "./uploads.server";

/** The words of a material at one time, and who saved them. */
export type WordsVersion = Words & { version: number; savedAt: string; savedBy: string };

/**
 * Says what a material shows, who made it and where it may be shown; a picture becomes public only with a description.
 * `over` is the version that was read: where somebody else has saved other words since, theirs are left as they are and
 * given back as `current`. Unchanged words make no version.
 */
export async function wordMaterial(
  ctx: Context,
  materialId: string,
  over: number,
  input: MaterialWords,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const material = await materialOf(ctx, materialId);
    const { entry } = await mayChangeMaterials(ctx, material.entry_id);
    const typed = readInput(materialWords, input);
    const present = wordsIn(material);
    const changed = wordFields.filter((field) => typed[field] !== present[field]);
    if (changed.length === 0) return;
    if (over !== material.version) await refuseStale(ctx, material, changed);
    const problems = whyNotPublic(material.kind, typed);
    if (problems.length > 0) throw new Refusal(problems);
    await writeWords(ctx, material, typed);
    await record(ctx, {
      editionId: entry.edition_id,
      command: "wordMaterial",
      object: ["material", materialId],
      to: typed.use,
    });
  });
}

/** Brings back what a material was once said to show and who made it; where it is shown stays. Refuses as `wordMaterial` does. */
export async function restoreWords(
  ctx: Context,
  materialId: string,
  version: number,
  over: number,
): Promise<void> {
  const earlier = known(
    (await versionsOfWords(ctx, materialId)).find((one) => one.version === version),
    "version",
  );
  const { use } = wordsIn(await materialOf(ctx, materialId));
  const { caption, description, credit } = earlier;
  await wordMaterial(ctx, materialId, over, { caption, description, credit, use, agreed: "yes" });
}

/** Lists the words a material ever had, the newest first, for the entry's own people. */
export async function versionsOfWords(ctx: Context, materialId: string): Promise<WordsVersion[]> {
  const { entry_id } = await materialOf(ctx, materialId);
  const { facts } = await findEntry(ctx, entry_id);
  authorize(ctx, "entry.read", facts);
  const rows = await ctx.db
    .selectFrom("material_versions")
    .innerJoin("people", "people.id", "material_versions.saved_by")
    .select(["version", "caption", "description", "credit", "in_archive", "saved_at"])
    .select(["name_latin", "name_own"])
    .where("material_id", "=", materialId)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    ...wordsIn(row),
    version: row.version,
    savedAt: row.saved_at,
    savedBy: row.name_own ?? row.name_latin,
  }));
}

/** Makes words the newest version of a material's; inside a transaction, by a person. Whoever calls it authorises. */
export async function writeWords(
  ctx: Context,
  material: { id: string; version: number },
  { caption, description, credit, use }: Words,
): Promise<void> {
  const version = material.version + 1;
  const words = { version, caption, description, credit, in_archive: use === "archive" ? 1 : 0 };
  await ctx.db.updateTable("materials").set(words).where("id", "=", material.id).execute();
  await keepVersion(ctx, material.id, words);
}

/** Keeps words among the versions of a material. Whoever calls it authorises. */
export async function keepVersion(
  ctx: Context,
  materialId: string,
  words: Pick<MaterialsRow, "version" | "caption" | "description" | "credit" | "in_archive">,
): Promise<void> {
  const saved = { saved_at: ctx.now, saved_by: (ctx.actor as PersonActor).id };
  await ctx.db
    .insertInto("material_versions")
    .values({ material_id: materialId, ...words, ...saved })
    .execute();
}

/** Gives the words in a row of a material. */
export function wordsIn(row: Pick<MaterialsRow, "caption" | "description" | "credit" | "in_archive">): Words {
  const { caption, description, credit, in_archive } = row;
  return { caption, description, credit, use: in_archive === 1 ? "archive" : "conference" };
}

async function refuseStale(
  ctx: Context,
  material: MaterialsRow,
  changed: readonly WordField[],
): Promise<never> {
  const newest = known((await versionsOfWords(ctx, material.id))[0], "version");
  throw new Refusal(
    [
      ruleProblem(
        "stale",
        "Somebody else has changed these words meanwhile. Nothing is lost: compare both below and choose.",
      ),
      ...changed.map((field) =>
        fieldProblem(
          field,
          "stale",
          `${wordLabels[field]}: ${newest.savedBy} saved something else at ${sayTime(newest.savedAt)}.`,
        ),
      ),
    ],
    newest,
  );
}

function whyNotPublic(kind: string, { description, use, agreed }: MaterialWords): Problem[] {
  if (use !== "archive") return [];
  const undescribed = kind === "picture" && description === "";
  return [
    ...(undescribed
      ? [
          fieldProblem(
            "description",
            "no-description",
            "Describe the picture for people who cannot see it; then it can be public.",
          ),
        ]
      : []),
    ...(agreed !== "yes"
      ? [fieldProblem("agreed", "not-agreed", "Confirm this, or keep it for the conference only.")]
      : []),
  ];
}
