import type { BallotsProblem } from "./ballots";

/** Collects problems while a file is read, so that all are listed and not only the first. */
export class Findings {
  readonly problems: BallotsProblem[] = [];

  add(place: string, sentence: string): void {
    this.problems.push({ place: place === "" ? "/" : place, sentence });
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Appends one step to a JSON pointer (RFC 6901). */
export function at(place: string, step: string | number): string {
  return `${place}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Gives the object when it has all required and only known members; names each one that is missing or unknown. */
export function objectWith(
  found: Findings,
  value: unknown,
  place: string,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject | null {
  if (!isObject(value)) {
    found.add(place, "An object { } is needed here.");
    return null;
  }
  for (const key of required) if (!Object.hasOwn(value, key)) found.add(place, `"${key}" is missing.`);
  for (const key of Object.keys(value))
    if (!required.includes(key) && !optional.includes(key))
      found.add(at(place, key), `"${key}" is not known.`);
  return value;
}

/** Gives the list, or an empty one after naming the problem; a missing member was already named. */
export function listOf(found: Findings, value: unknown, place: string, atLeast = 0): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    found.add(place, "A list [ ] is needed here.");
    return [];
  }
  if (value.length < atLeast) found.add(place, `At least ${atLeast} is needed here.`);
  return value;
}

/** Gives a text that is not blank, or null after naming the problem. */
export function textOf(found: Findings, value: unknown, place: string): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string" || value.trim() === "") {
    found.add(place, "A text that is not blank is needed here.");
    return null;
  }
  return value;
}

/** Gives a whole number within bounds, or null after naming the problem. */
export function wholeOf(
  found: Findings,
  value: unknown,
  place: string,
  min: number,
  max: number,
): number | null {
  if (value === undefined) return null;
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    found.add(place, `A whole number from ${min} to ${max} is needed here.`);
    return null;
  }
  return value;
}

/** Gives the identifier when it is one of the known, or null after naming the problem. */
export function knownId(
  found: Findings,
  value: unknown,
  place: string,
  known: ReadonlySet<string>,
  what: string,
): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string") {
    found.add(place, `The identifier of ${what} is needed here.`);
    return null;
  }
  if (!known.has(value)) {
    found.add(place, `"${value}" is not the identifier of ${what} in this file.`);
    return null;
  }
  return value;
}

/**
 * Puts every text and key in NFC, so that the same word typed on two keyboards is the same identifier; names keys that
 * become equal by it.
 */
export function normalised(found: Findings, value: unknown, place = ""): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map((item, index) => normalised(found, item, at(place, index)));
  if (!isObject(value)) return value;
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const plain = key.normalize("NFC");
      if (seen.has(plain)) found.add(at(place, plain), `"${plain}" stands here twice.`);
      seen.add(plain);
      return [plain, normalised(found, member, at(place, plain))];
    }),
  );
}
