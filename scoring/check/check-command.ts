import { readFileSync } from "node:fs";
import type { CaseOutcome, ReferenceCase } from "./comparison";
import { leftOutMethod, runCase } from "./kinds";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a reference case, or says why the file is none. */
export function readCase(path: string): ReferenceCase | string {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return (error as Error).message;
  }
  if (!isObject(value)) return "not an object";
  const missing = ["id", "kind"].filter((key) => typeof value[key] !== "string");
  for (const key of ["input", "expected"]) if (!isObject(value[key])) missing.push(key);
  if (missing.length > 0) return `missing or of the wrong type: ${missing.join(", ")}`;
  return {
    ...value,
    tolerance: isObject(value.tolerance) ? value.tolerance : {},
  } as unknown as ReferenceCase;
}

/**
 * Runs reference cases and prints one line each, then everything the library does not compute. Gives the exit code:
 * 0 when all computed values agree, 1 on a difference, 2 when a file cannot be read.
 */
export function checkFiles(paths: readonly string[], print: (line: string) => void): number {
  const outcomes: CaseOutcome[] = [];
  const unknownKinds = new Map<string, string[]>();
  let unreadable = 0;
  let failed = 0;
  for (const path of paths) {
    const reference = readCase(path);
    if (typeof reference === "string") {
      unreadable += 1;
      print(`unreadable  ${path}: ${reference}`);
      continue;
    }
    try {
      const outcome = runCase(reference);
      if (outcome === null) {
        unknownKinds.set(reference.kind, [...(unknownKinds.get(reference.kind) ?? []), reference.id]);
        print(`left out    ${reference.id} (${reference.kind})`);
        continue;
      }
      outcomes.push(outcome);
      if (outcome.differences.length > 0) failed += 1;
      print(lineOf(outcome));
      for (const { key, sentence } of outcome.differences) print(`            ${key}: ${sentence}`);
    } catch (error) {
      failed += 1;
      print(`DIFFERENT   ${reference.id} (${reference.kind}): ${(error as Error).message}`);
    }
  }
  const compared = outcomes.reduce((sum, outcome) => sum + outcome.compared, 0);
  print("");
  print(`${outcomes.length} cases run, ${compared} values compared, ${failed} cases with a difference.`);
  for (const line of notComputed(outcomes, unknownKinds)) print(line);
  return unreadable > 0 ? 2 : failed > 0 ? 1 : 0;
}

function lineOf({ id, kind, compared, differences, notComputed }: CaseOutcome): string {
  const verdict = differences.length > 0 ? "DIFFERENT" : compared === 0 ? "nothing" : "agrees";
  const rest = notComputed.length > 0 ? `, ${notComputed.length} keys not computed` : "";
  const wrong = differences.length > 0 ? `, ${differences.length} different` : "";
  return `${verdict.padEnd(11)} ${id} (${kind}): ${compared} values${wrong}${rest}`;
}

function notComputed(
  outcomes: readonly CaseOutcome[],
  unknownKinds: ReadonlyMap<string, readonly string[]>,
): string[] {
  const keys = new Map<string, string[]>();
  const words = new Set<string>();
  for (const outcome of outcomes) {
    for (const key of outcome.notComputed) {
      const name = `${outcome.kind}: ${key}`;
      keys.set(name, [...(keys.get(name) ?? []), outcome.id]);
    }
    for (const key of outcome.words) words.add(`${outcome.kind}: ${key}`);
  }
  const lines: string[] = [];
  if (unknownKinds.size > 0) lines.push("Kinds not computed:");
  for (const [kind, ids] of unknownKinds)
    lines.push(`  ${kind} (${leftOutMethod(kind) ?? "not known"}): ${ids.join(", ")}`);
  if (keys.size > 0) lines.push("Keys not computed:");
  for (const [key, ids] of keys)
    lines.push(
      `  ${key} (${leftOutMethod(key.slice(key.indexOf(": ") + 2)) ?? "not known"}): ${ids.join(", ")}`,
    );
  if (words.size > 0) lines.push(`Words for the reader, not compared: ${[...words].join("; ")}`);
  return lines;
}
