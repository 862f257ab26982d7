import { expect, it } from "vitest";
import { chainPage } from "../../app/domain/history/history.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { replaceJuryMember } from "../../app/domain/jury/members.server";
import { lettersVisibleTo, letterText } from "../../app/domain/letters/letters.server";
import { appoint } from "../../app/domain/people/people.server";
import { loader as desk } from "../../app/routes/account/desk";
import { loader as ballots } from "../../app/routes/jury/ballots-json";
import { loader as compare } from "../../app/routes/jury/compare";
import { loader as deviceEntries } from "../../app/routes/jury/device-entries";
import { loader as entry } from "../../app/routes/jury/entry";
import { loader as glass } from "../../app/routes/jury/glass";
import { loader as home } from "../../app/routes/jury/home";
import { loader as interests } from "../../app/routes/jury/interests";
import { loader as meeting } from "../../app/routes/jury/meeting";
import { loader as order } from "../../app/routes/jury/order";
import { loader as print } from "../../app/routes/jury/print";
import { loader as progress } from "../../app/routes/jury/progress";
import { loader as ranking } from "../../app/routes/jury/ranking";
import { loader as rankingEntry } from "../../app/routes/jury/ranking-entry";
import { loader as register } from "../../app/routes/jury/register";
import { loader as scores } from "../../app/routes/jury/scores";
import { loader as suspicions } from "../../app/routes/jury/suspicions";
import { loader as watched } from "../../app/routes/jury/watched-sheet";
import { loader as whatIf } from "../../app/routes/jury/what-if";
import { delegations } from "../world/cast";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { personOnlyWorld } from "../world/interests-steps";
import { closeAndOpenOrder, declareAll, delegationId, evenSheet, scoreAll } from "../world/judging-steps";
import { juror } from "../world/jury-steps";
import { browserOf } from "../world/page-answers";

/** From whom the judging of Ireland's entry is hidden, and why. */
const kept = {
  "the chair, of its state": "rep-ie",
  "a substitute of its state": "sub-ie",
  "the presidency, of its state": "presidency-1",
  "one person of a delegation, by a declared conflict": "expert-se-1",
  "a delegation, by an imposed recusal": "juror-gr",
  "one of the secretariat who speaks for its state": "secretariat-2",
  "one of the secretariat who was recused as a juror and has left": "rep-lt",
};
/** Who reads what the two worlds differ in: a colleague of the one with a conflict, the vice-chair, the secretariat. */
const free = ["expert-se-2", "juror-cy", "secretariat-1"];
const irish = "ie-second-whistle";

const pages = {
  "/desk": desk,
  "/jury": home,
  "/jury/ballots": ballots,
  "/jury/interests": interests,
  "/jury/progress": progress,
  "/jury/order": order,
  "/jury/ranking": ranking,
  "/jury/compare": compare,
  "/jury/scores": scores,
  "/jury/device/entries": deviceEntries,
  "/jury/meeting": meeting,
  "/jury/register": register,
  "/jury/suspicions": suspicions,
  "/jury/glass": glass,
  "/jury/what-if": whatIf,
};
const entryPages = { entry, print, rankingEntry };

/** What a reader can ask for once the order is open, by page and by query; a refusal is an answer too. */
async function answersOf(world: World, editionId: string, entries: Record<string, string>, key: string) {
  const id = await idOf(world, key);
  const browser = await browserOf(world, id);
  const ctx = await world.as(id);
  const answers: Record<string, unknown> = {};
  for (const [path, loader] of Object.entries(pages)) answers[path] = await browser.read(loader, path);
  for (const [name, loader] of Object.entries(entryPages)) {
    for (const [key, id] of Object.entries(entries)) {
      answers[`${name} ${key}`] = await browser.read(loader, `/jury/${name}/${id}`, { id });
    }
  }
  const assignments = await world.db.selectFrom("assignments").select("id").orderBy("id").execute();
  for (const { id } of assignments) {
    answers[`watched ${id}`] = await browser.read(watched, `/jury/progress/${id}`, { id });
  }
  const refused = (error: Error) => ({ refused: error.name });
  answers.history = await chainPage(ctx, editionId, { most: 10_000 }).catch(refused);
  const head = { origin: "http://localhost", demonstration: false };
  answers.letters = await lettersVisibleTo(ctx)
    .then(({ letters }) => Promise.all(letters.map(({ id }) => letterText(ctx, id, head))))
    .catch(refused);
  return answers;
}

/** Takes out place and official score, which everybody who has a board sees of every entry, and the order they make. */
function withoutPlaces(answer: unknown): unknown {
  if (Array.isArray(answer)) {
    return answer.map(withoutPlaces).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (answer === null || typeof answer !== "object") return answer;
  const official = ["place", "score", "mean", "note"];
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, value]) =>
      official.includes(key) && (typeof value !== "object" || value === null)
        ? []
        : [[key, withoutPlaces(value)]],
    ),
  );
}

/** Plays an edition to the opened order; `given` is what those who may judge Ireland's entry give it. */
async function play(world: World, given: number) {
  const { editionId, entries } = await personOnlyWorld(world);
  const entryId = entries[irish]!;
  const secretariat = await asCast(world, "secretariat-1");
  await declareAll(world, editionId);
  const sheets = Object.keys(entries).flatMap((entry, at) =>
    delegations
      .filter((one) => one.country.toLowerCase() !== entry.slice(0, 2))
      .map((one) => evenSheet(one.key, entry, entry === irish ? given : 2 + at / 2)),
  );
  await scoreAll(world, entries, sheets);
  const conflict = { kind: "conflict", conflict: "family", reason: "My sister leads the project." } as const;
  await declareInterest(await asCast(world, "expert-se-1"), entryId, conflict);
  for (const key of ["greece", "lithuania"]) {
    await imposeRecusal(secretariat, await delegationId(world, key), entryId, "They advised it.");
  }
  const lithuania = await delegationId(world, "lithuania");
  const presidency = await asCast(world, "presidency-1");
  await replaceJuryMember(presidency, lithuania, await idOf(world, "rep-lt"), juror("Successor"));
  await closeAndOpenOrder(world, editionId);
  const seatless = [
    ["rep-lt", "secretariat", null],
    ["secretariat-2", "substitute", "IE"],
    ["sub-ie", "substitute", "IE"],
  ] as const;
  for (const [key, role, country] of seatless) {
    await appoint(secretariat, { ...personInput(castMember(key)), role, country }).catch(() => {});
  }
  const answers: Record<string, Record<string, unknown>> = {};
  for (const key of [...Object.values(kept), ...free]) {
    answers[key] = await answersOf(world, editionId, entries, key);
  }
  return answers;
}

// The whole of judging is played and every page read twice: slow where PostgreSQL runs in this process.
const slow = 90_000;

describeOnBothEngines("an entry's totals, changed so that the order is another", (world) => {
  let one: Awaited<ReturnType<typeof play>>;
  const board = (answers: typeof one, key: string) =>
    (answers[key]!["/jury/ranking"] as { board: { entries: object[] } }).board.entries;

  it("put it first, or last", { timeout: slow }, async () => {
    one = await play(world, 4.5);
    expect(board(one, "rep-ie")[0]).toMatchObject({ country: "IE", open: false, place: "1" });
  });

  it("change nothing but places and official scores for anybody from whom its judging is hidden", {
    timeout: slow,
  }, async () => {
    const other = await play(world, 1);
    expect(board(other, "rep-ie").at(-1)).toMatchObject({ country: "IE", open: false, place: "3" });
    for (const key of free) {
      expect([key, withoutPlaces(one[key])]).not.toEqual([key, withoutPlaces(other[key])]);
    }
    for (const [who, key] of Object.entries(kept)) {
      const [first, second] = [one[key]!, other[key]!];
      const differ = Object.keys(first).filter(
        (path) => JSON.stringify(withoutPlaces(first[path])) !== JSON.stringify(withoutPlaces(second[path])),
      );
      expect([who, differ]).toEqual([who, []]);
    }
  });
});
