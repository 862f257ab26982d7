import { type Ballots, FORMAT, METHODS, type Parsed } from "./ballots";
import {
  at,
  Findings,
  isObject,
  type JsonObject,
  knownId,
  listOf,
  normalised,
  objectWith,
  own,
  textOf,
  wholeOf,
} from "./ballots-shape";
import { repeatedKeys } from "./json-keys";
import { compare, divide, fromNumber, type Rational, subtract } from "./rational";
import { checkTieRules } from "./tie-rules-reading";

const MOST_STEPS = 100_000n;
const MOST_WEIGHT = 1_000_000;
const LONGEST_ID = 200;

/**
 * Reads a ballots file. Gives the ballots with all texts in NFC, or every problem with its place; never a half-read
 * file.
 */
export function parseBallots(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return {
      ok: false,
      problems: [{ place: "/", sentence: `This is not JSON: ${(error as Error).message}` }],
    };
  }
  const repeated = repeatedKeys(text).map((place) => ({ place, sentence: "This member stands here twice." }));
  const checked = checkBallots(value);
  if (repeated.length === 0) return checked;
  return { ok: false, problems: [...repeated, ...(checked.ok ? [] : checked.problems)] };
}

/** Checks a value that has the form of a ballots file, as `parseBallots` does for a text. */
export function checkBallots(value: unknown): Parsed {
  const found = new Findings();
  const file = objectWith(
    found,
    normalised(found, value),
    "",
    [
      "format",
      "edition",
      "scale",
      "criteria",
      "delegations",
      "entries",
      "sheets",
      "recusals",
      "method",
      "tieRules",
      "seed",
    ],
    ["distribution", "absences", "prizePlaces"],
  );
  if (file === null) return { ok: false, problems: found.problems };
  const format = own(file, "format");
  if (format !== undefined && format !== FORMAT) found.add("/format", `"${FORMAT}" is needed here.`);
  textOf(found, own(file, "edition"), "/edition");
  wholeOf(found, own(file, "seed"), "/seed", 0, 4_294_967_295);
  wholeOf(found, own(file, "prizePlaces"), "/prizePlaces", 1, 1_000_000);
  const method = own(file, "method");
  if (method !== undefined && !(METHODS as readonly unknown[]).includes(method))
    found.add("/method", `One of ${METHODS.join(", ")} is needed here.`);
  const distribution = own(file, "distribution") ?? "all";
  if (distribution !== "all" && distribution !== "some")
    found.add("/distribution", '"all" or "some" is needed here.');

  const scale = checkScale(found, own(file, "scale"));
  const criteria = checkNamed(found, file, "criteria", ["weight"], (item, place) =>
    wholeOf(found, own(item, "weight"), at(place, "weight"), 0, MOST_WEIGHT),
  );
  const listed = own(file, "criteria");
  if (
    Array.isArray(listed) &&
    listed.length > 0 &&
    listed.every((item) => isObject(item) && own(item, "weight") === 0)
  )
    found.add("/criteria", "At least one criterion needs a weight above 0.");
  const delegations = checkNamed(found, file, "delegations", [], (item, place) =>
    wholeOf(found, own(item, "weight"), at(place, "weight"), 1, MOST_WEIGHT),
  );
  const entries = checkNamed(found, file, "entries", [], () => undefined);

  const pairs = new Map<string, Map<string, string>>();
  const pairOf = (item: JsonObject, place: string, kind: string): void => {
    const delegation = knownId(
      found,
      own(item, "delegation"),
      at(place, "delegation"),
      delegations,
      "a delegation",
    );
    const entry = knownId(found, own(item, "entry"), at(place, "entry"), entries, "an entry");
    if (delegation === null || entry === null) return;
    const kinds = pairs.get(delegation) ?? new Map<string, string>();
    pairs.set(delegation, kinds);
    const other = kinds.get(entry);
    if (other === undefined) kinds.set(entry, kind);
    else found.add(place, `Delegation "${delegation}" already has a ${other} for entry "${entry}".`);
  };
  listOf(found, own(file, "sheets"), "/sheets").forEach((item, index) => {
    const place = at("/sheets", index);
    const sheet = objectWith(found, item, place, ["delegation", "entry", "scores"]);
    if (sheet === null) return;
    pairOf(sheet, place, "score sheet");
    checkScores(found, own(sheet, "scores"), at(place, "scores"), criteria, scale);
  });
  for (const [name, kind] of [
    ["recusals", "recusal"],
    ["absences", "absence"],
  ] as const)
    listOf(found, own(file, name), `/${name}`).forEach((item, index) => {
      const place = at(`/${name}`, index);
      const excuse = objectWith(found, item, place, ["delegation", "entry", "reason"]);
      if (excuse === null) return;
      pairOf(excuse, place, kind);
      textOf(found, own(excuse, "reason"), at(place, "reason"));
    });
  if (distribution === "all") findGaps(found, pairs, delegations, entries);
  const recused = (delegation: string, entry: string): boolean =>
    pairs.get(delegation)?.get(entry) === "recusal";
  checkTieRules(found, own(file, "tieRules"), criteria, delegations, entries, recused);
  if (found.problems.length > 0) return { ok: false, problems: found.problems };
  return { ok: true, ballots: file as unknown as Ballots };
}

const MOST_LISTED_GAPS = 1_000;

/** Names each pair that nothing accounts for; beyond a thousand only how many there are. */
function findGaps(
  found: Findings,
  pairs: ReadonlyMap<string, ReadonlyMap<string, string>>,
  delegations: ReadonlySet<string>,
  entries: ReadonlySet<string>,
): void {
  let gaps = 0;
  for (const delegation of delegations)
    for (const entry of entries) {
      if (pairs.get(delegation)?.has(entry)) continue;
      gaps += 1;
      if (gaps <= MOST_LISTED_GAPS)
        found.add(
          "/sheets",
          `Delegation "${delegation}" has no score sheet, recusal or absence for entry "${entry}".`,
        );
    }
  if (gaps > MOST_LISTED_GAPS)
    found.add(
      "/sheets",
      `In all ${gaps} pairs have neither score sheet nor recusal nor absence. Where not every delegation judges every entry, "distribution" must be "some".`,
    );
}

interface Grid {
  readonly min: Rational;
  readonly max: Rational;
  readonly step: Rational;
  /** Answers already found: a scale has few different scores. */
  readonly known: Map<number, boolean>;
}

function checkScale(found: Findings, value: unknown): Grid | null {
  if (value === undefined) return null;
  const scale = objectWith(found, value, "/scale", ["min", "max", "step"]);
  if (scale === null) return null;
  const numbers = ["min", "max", "step"].map((key) => {
    const number = own(scale, key);
    if (number === undefined) return null;
    if (typeof number === "number" && Number.isFinite(number) && Math.abs(number) <= 1e9)
      return fromNumber(number);
    found.add(at("/scale", key), "A number from -1000000000 to 1000000000 is needed here.");
    return null;
  });
  const [min, max, step] = numbers;
  if (!min || !max || !step) return null;
  if (step.num <= 0n) found.add("/scale/step", "The step must be above 0.");
  if (compare(min, max) >= 0) found.add("/scale/max", "The highest score must be above the lowest.");
  if (step.num <= 0n || compare(min, max) >= 0) return null;
  const steps = divide(subtract(max, min), step);
  if (steps.den !== 1n)
    found.add("/scale/step", "The highest score must be a whole number of steps above the lowest.");
  else if (steps.num > MOST_STEPS) found.add("/scale/step", `A scale has at most ${MOST_STEPS} steps.`);
  return steps.den === 1n && steps.num <= MOST_STEPS ? { min, max, step, known: new Map() } : null;
}

function checkNamed(
  found: Findings,
  file: JsonObject,
  list: string,
  required: readonly string[],
  check: (item: JsonObject, place: string) => unknown,
): Set<string> {
  const ids = new Set<string>();
  const optional = list === "delegations" ? ["name", "weight"] : ["name"];
  listOf(found, own(file, list), `/${list}`, 1).forEach((value, index) => {
    const place = at(`/${list}`, index);
    const item = objectWith(found, value, place, ["id", ...required], optional);
    if (item === null) return;
    const id = textOf(found, own(item, "id"), at(place, "id"));
    if (id !== null && id.length > LONGEST_ID)
      found.add(at(place, "id"), `An identifier has at most ${LONGEST_ID} characters.`);
    if (id !== null && ids.has(id)) found.add(at(place, "id"), `The identifier "${id}" is used twice.`);
    if (id !== null) ids.add(id);
    const name = own(item, "name");
    if (name !== undefined && typeof name !== "string")
      found.add(at(place, "name"), "A text is needed here.");
    check(item, place);
  });
  return ids;
}

function checkScores(
  found: Findings,
  value: unknown,
  place: string,
  criteria: ReadonlySet<string>,
  grid: Grid | null,
): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    found.add(place, "An object with one score for every criterion is needed here.");
    return;
  }
  for (const criterion of criteria)
    if (!Object.hasOwn(value, criterion))
      found.add(
        place,
        `The score on criterion "${criterion}" is missing; a sheet counts only when it is complete.`,
      );
  for (const [criterion, score] of Object.entries(value)) {
    const here = at(place, criterion);
    if (!criteria.has(criterion))
      found.add(here, `"${criterion}" is not the identifier of a criterion in this file.`);
    else if (typeof score !== "number" || !Number.isFinite(score))
      found.add(here, "A number is needed here; a missing score is never a 0.");
    else if (grid !== null && !onGrid(score, grid)) found.add(here, `${score} is not a score of the scale.`);
  }
}

function onGrid(score: number, grid: Grid): boolean {
  const before = grid.known.get(score);
  if (before !== undefined) return before;
  const exact = fromNumber(score);
  const within = compare(exact, grid.min) >= 0 && compare(exact, grid.max) <= 0;
  const answer = within && divide(subtract(exact, grid.min), grid.step).den === 1n;
  grid.known.set(score, answer);
  return answer;
}
