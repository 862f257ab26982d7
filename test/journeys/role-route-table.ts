/** The people of the table, by their keys in the cast. Germany's people stand for "own", Austria's for "other". */
export const columns = [
  "visitor",
  "applicant-de",
  "rep-de",
  "rep-at",
  "juror-gr",
  "rep-ie",
  "secretariat-1",
  "presidency-1",
  "presidency-2",
] as const;

/** What stands for the parameters of the addresses: things of Germany's entry in the decided world. */
export type Places = Record<
  "entry" | "letter" | "certificate" | "code" | "delegation" | "session" | "assignment",
  string
>;

export type Row = readonly [pattern: string, path: (places: Places) => string, ...answers: Answer[]];

/** 200: the page; 404: no such page; in: led to sign in; a path: led there; 403: a page that says why not. */
export type Answer = 200 | 403 | 404 | "in" | `/${string}`;

export const table: readonly Row[] = [];
