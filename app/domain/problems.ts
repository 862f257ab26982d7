/** What is wrong, for a person to read: beside a field, on top of the page, or as an incident. */
export type Problem = { kind: "field" | "rule" | "bug"; field?: string; code: string; sentence: string };

/** A command's "no": carries every problem, and the present value where a stale save met a newer one. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  readonly current: unknown;

  constructor(problems: readonly Problem[], current?: unknown) {
    super(problems.map((problem) => problem.code).join(", "));
    this.name = "Refusal";
    this.problems = problems;
    this.current = current;
  }
}

/** Says that a thing does not exist, or that its existence is not for this person: both are a 404. */
export class Unknown extends Error {
  constructor(what: string) {
    super(`unknown ${what}`);
    this.name = "Unknown";
  }
}

/** Makes a problem of the whole request: a rule of the award or of the platform stands against it. */
export function ruleProblem(code: string, sentence: string): Problem {
  return { kind: "rule", code, sentence };
}

/** Makes a problem of one field: it is shown beside the field and in the summary. */
export function fieldProblem(field: string, code: string, sentence: string): Problem {
  return { kind: "field", field, code, sentence };
}

/** Ends a command with one broken rule; nothing it wrote in its transaction stays. */
export function refuse(code: string, sentence: string, current?: unknown): never {
  throw new Refusal([ruleProblem(code, sentence)], current);
}

/** Gives the row or ends with Unknown, so that a missing row and a hidden one look the same. */
export function known<T>(row: T | undefined | null, what: string): T {
  if (row === undefined || row === null) throw new Unknown(what);
  return row;
}
