import { readFileSync } from "node:fs";
import { additiveModel } from "./additive-model";
import type { Ballots } from "./ballots";
import { parseBallots } from "./ballots-reading";
import { type ChairSheet, sheetFrom } from "./chair-sheet";
import { checkFiles } from "./check/check-command";
import { checksOf } from "./checks";
import { digestOf } from "./digest";
import { explainEntry } from "./explanation";
import { numberText, tableText } from "./printing";
import { rankStanding, standingOf } from "./ranking";
import { type BlocEffect, blocEffect } from "./residuals";

const USAGE = `Usage:
  npm run -s scoring -- rank FILE [--table]        the ranking and the checks of a ballots file, as JSON or for people
      [--allies ALLIES]                            with the test of a list of allies declared beforehand
  npm run -s scoring -- check FILE...              reference cases against this library
  npm run -s scoring -- explain FILE --entry ID    the arithmetic of one entry, step by step
  npm run -s scoring -- verify FILE --digest HEX   whether the file is the one whose SHA-256 was sealed

Exit codes: 0 all well; 1 a difference (check) or another digest (verify); 2 a bad file or command.`;

const GOOD = 0;
const DIFFERENT = 1;
const BAD = 2;

/** Where a command writes: results and complaints. */
export interface Output {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Runs one command and gives its exit code. */
export function run(parameters: readonly string[], output: Output): number {
  const [command, ...rest] = parameters;
  const options = new Map<string, string>();
  const files: string[] = [];
  const flags = new Set<string>();
  for (let n = 0; n < rest.length; n += 1) {
    const word = rest[n] as string;
    if (word === "--table") flags.add("table");
    else if (word === "--entry" || word === "--digest" || word === "--allies") {
      const value = rest[n + 1];
      if (value === undefined) return usage(output, `${word} needs a value.`);
      options.set(word, value);
      n += 1;
    } else if (word.startsWith("--")) return usage(output, `${word} is not known.`);
    else files.push(word);
  }
  const [file] = files;
  if (command === "check")
    return files.length === 0 ? usage(output, "check needs a file.") : checkFiles(files, output.print);
  if (command !== "rank" && command !== "explain" && command !== "verify")
    return usage(output, command === undefined ? "" : `"${command}" is not a command.`);
  if (file === undefined || files.length > 1) return usage(output, `${command} needs one file.`);
  const ballots = readBallots(file, output);
  if (ballots === null) return BAD;
  if (command === "rank")
    return rankCommand(ballots, { asTable: flags.has("table"), allies: options.get("--allies") }, output);
  if (command === "explain") return explainCommand(ballots, options.get("--entry"), output);
  return verifyCommand(ballots, options.get("--digest"), output);
}

function usage({ complain }: Output, problem: string): number {
  if (problem !== "") complain(problem);
  complain(USAGE);
  return BAD;
}

function readBallots(file: string, { complain }: Output): Ballots | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    complain(`${file}: ${(error as Error).message}`);
    return null;
  }
  const parsed = parseBallots(text);
  if (parsed.ok) return parsed.ballots;
  for (const { place, sentence } of parsed.problems) complain(`${file} ${place}: ${sentence}`);
  complain(`${parsed.problems.length} ${parsed.problems.length === 1 ? "problem" : "problems"}.`);
  return null;
}

/** Large files take seconds: their progress goes to the error stream, so that the JSON stays clean. */
const LARGE = 1_000_000;

interface RankOptions {
  readonly asTable: boolean;
  readonly allies: string | undefined;
}

function rankCommand(ballots: Ballots, { asTable, allies }: RankOptions, output: Output): number {
  const { print, complain } = output;
  const large = ballots.entries.length * ballots.delegations.length > LARGE;
  const progress = (step: string): void => {
    if (large) complain(step);
  };
  const pairs = allies === undefined ? [] : readAllies(allies, ballots, output);
  if (pairs === null) return BAD;
  progress(`1 of 4: ${ballots.sheets.length} score sheets read and checked`);
  const digest = digestOf(ballots);
  progress("2 of 4: digest computed");
  const standing = standingOf(ballots);
  progress("3 of 4: scores computed");
  const ranking = rankStanding(ballots, standing);
  progress("4 of 4: places decided");
  const checks = checksOf(ballots, standing);
  const sheet = sheetFrom(ballots, standing, ranking, checks);
  const model = allies === undefined ? null : additiveModel(standing.table);
  const bloc = model === null ? null : blocEffect(model, pairs);
  if (asTable) {
    for (const line of tableLines(sheet, digest)) print(line);
    if (allies !== undefined) print(blocLine(bloc));
    return GOOD;
  }
  const offsets = offsetsOf(standing);
  const { lights } = sheet;
  print(
    JSON.stringify(
      { digest, ranking, offsets, checks, lights, ...(allies === undefined ? {} : { bloc }) },
      null,
      2,
    ),
  );
  return GOOD;
}

function blocLine(bloc: BlocEffect | null): string {
  return bloc === null
    ? "Declared allies: fewer than four scored pairs, or pairs that cannot be told from entries and delegations."
    : `Declared allies: ${numberText(bloc.estimate, 2)} points more than expected on ${bloc.pairs} pairs, standard error ${numberText(bloc.se, 2)}.`;
}

/** Reads a list of allied pairs; names each pair that is none and gives null. */
function readAllies(
  file: string,
  ballots: Ballots,
  { complain }: Output,
): { delegation: string; entry: string }[] | null {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    complain(`${file}: ${(error as Error).message}`);
    return null;
  }
  const delegations = new Set(ballots.delegations.map(({ id }) => id));
  const entries = new Set(ballots.entries.map(({ id }) => id));
  const isPair = (pair: unknown): pair is { delegation: string; entry: string } => {
    const { delegation, entry } = (pair ?? {}) as Record<string, unknown>;
    return delegations.has(delegation as string) && entries.has(entry as string);
  };
  if (!Array.isArray(list)) {
    complain(`${file} /: A list of { "delegation", "entry" } is needed here.`);
    return null;
  }
  const wrong = list.flatMap((pair, n) => (isPair(pair) ? [] : [n]));
  for (const n of wrong)
    complain(`${file} /${n}: A delegation and an entry of the ballots file are needed here.`);
  return wrong.length > 0 ? null : list.filter(isPair);
}

function offsetsOf({ table, adjusted }: ReturnType<typeof standingOf>) {
  return table.delegations.map((delegation, j) => ({
    delegation,
    offset: adjusted?.offsets.values[j] ?? null,
  }));
}

function tableLines(sheet: ChairSheet, digest: string): string[] {
  const rows = sheet.rows.map((row) => [
    row.place === null ? "-" : String(row.place),
    row.entry,
    row.score ?? "-",
    String(row.delegations),
    row.plainMean ?? "-",
    row.adjustedTrimmed ?? "-",
    row.comparisonsWon === null ? "-" : `${row.comparisonsWon} of ${row.comparisons}`,
    row.placesFrom === null ? "-" : `${row.placesFrom} to ${row.placesTo}`,
  ]);
  const head = [
    "place",
    "entry",
    "score",
    "sheets",
    "plain mean",
    "trimmed",
    "comparisons won",
    "places, 9 of 10 re-drawn juries",
  ];
  return [
    `Edition ${sheet.edition}, method ${sheet.method}`,
    `Digest ${digest}`,
    "",
    ...tableText(head, rows),
    "",
    ...sheet.lights.map(({ level, sentence }) => `${level.toUpperCase().padEnd(5)}  ${sentence}`),
  ];
}

function explainCommand(ballots: Ballots, entry: string | undefined, output: Output): number {
  const { print, complain } = output;
  if (entry === undefined) return usage(output, "explain needs --entry.");
  const lines = explainEntry(ballots, entry.normalize("NFC"));
  if (lines === null) {
    complain(`There is no entry "${entry}" in this file.`);
    return BAD;
  }
  for (const line of lines) print(line);
  return GOOD;
}

function verifyCommand(ballots: Ballots, digest: string | undefined, output: Output): number {
  const { print } = output;
  if (digest === undefined || !/^[0-9a-f]{64}$/i.test(digest))
    return usage(output, "verify needs --digest with 64 hexadecimal digits.");
  const own = digestOf(ballots);
  if (own === digest.toLowerCase()) {
    print(`The digest agrees: ${own}`);
    return GOOD;
  }
  print(`Another file: its digest is ${own}`);
  return DIFFERENT;
}
