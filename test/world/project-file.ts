import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One invented project: what the platform knows of it, and its answers by question id. */
export type Project = {
  /** The file's name without its ending. */
  key: string;
  country: string;
  kind: "competing" | "additional";
  title: string;
  titleOwn: string;
  titleLanguage: string;
  organisation: string;
  presenterLatin: string;
  presenterOwn?: string;
  presenterLanguage?: string;
  answers: Readonly<Record<string, string>>;
};

/** Reads every project of a folder in the order of the files' names; refuses a file without the facts it needs. */
export function readProjects(folder: string): Project[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => parseProject(name.replace(/\.md$/, ""), readFileSync(join(folder, name), "utf8")));
}

/** Parses front matter and answers of one project; refuses a missing fact, an unknown kind and an answer given twice. */
export function parseProject(key: string, text: string): Project {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined) throw new Error(`${key} has no front matter.`);
  const facts = new Map(
    front.split("\n").map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2).trim()] as const;
    }),
  );
  const fact = (name: string): string => {
    const value = facts.get(name);
    if (!value) throw new Error(`${key} does not say its ${name}.`);
    return value;
  };
  const kind = fact("kind");
  if (kind !== "competing" && kind !== "additional") throw new Error(`${key} has the unknown kind ${kind}.`);
  return {
    key,
    country: fact("country"),
    kind,
    title: fact("title"),
    titleOwn: fact("title_own"),
    titleLanguage: fact("title_language"),
    organisation: fact("organisation"),
    presenterLatin: fact("presenter"),
    ...(facts.has("presenter_own")
      ? { presenterOwn: fact("presenter_own"), presenterLanguage: fact("presenter_language") }
      : {}),
    answers: parseAnswers(key, body),
  };
}

function parseAnswers(key: string, body: string): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const part of body.split(/^## /m).slice(1)) {
    const lineEnd = part.indexOf("\n");
    const question = part.slice(0, lineEnd).trim();
    if (question in answers) throw new Error(`${key} answers ${question} twice.`);
    answers[question] = part.slice(lineEnd + 1).trim();
  }
  return answers;
}
