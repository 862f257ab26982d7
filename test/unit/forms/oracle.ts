import type { Question, QuestionType, Section } from "../../../app/domain/forms/question";

/*
 * A second statement of what a form accepts, written apart from the schemas and in another manner: by hand, letter by
 * letter, without zod, without the types' own code and without regular expressions.
 */

/** The addresses that the oracle knows to be sound; every other one is none. */
export const soundLinks = [
  "https://a.example",
  "http://a.example/x?y=1#z",
  "https://b.example/ä",
  "https://c.example:8443/report.pdf",
];

function only(text: string, letters: string): boolean {
  return text !== "" && [...text].every((letter) => letters.includes(letter));
}

function isDay(text: string): boolean {
  const [year = "", month = "", day = "", ...rest] = text.split("-");
  if (rest.length > 0 || year.length !== 4 || month.length !== 2 || day.length !== 2) return false;
  if (!only(year + month + day, "0123456789")) return false;
  const leap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[Number(month) - 1];
  return length !== undefined && Number(day) >= 1 && Number(day) <= length;
}

function isFigure(text: string, decimals: readonly number[], signed: boolean): boolean {
  const bare = signed && text[0] === "-" ? text.slice(1) : text;
  const [whole = "", part, ...rest] = bare.split(".");
  if (rest.length > 0 || !only(whole, "0123456789") || whole.length > 12) return false;
  return part === undefined || (only(part, "0123456789") && decimals.includes(part.length));
}

function words(text: string): number {
  let count = 0;
  let counted = false;
  for (const letter of text) {
    if (letter.trim() === "") counted = false;
    else if (!counted && (letter.toLowerCase() !== letter.toUpperCase() || "0123456789".includes(letter))) {
      counted = true;
      count += 1;
    }
  }
  return count;
}

function isRow(line: string, needed: readonly boolean[]): boolean {
  const cells = line.split("\t");
  if (cells.length !== needed.length) return false;
  return cells.every((cell, at) => {
    const tidy = cell.split(" ").every((word) => word !== "") || cell === "";
    return tidy && [...cell].length <= 200 && !(needed[at] && cell === "");
  });
}

function areRows(text: string, needed: readonly boolean[], most: number): boolean {
  const lines = text.split("\n");
  return lines.length <= most && lines.every((line) => isRow(line, needed));
}

function isRange(text: string): boolean {
  const [start = "", end = "", running, ...rest] = text.split("\t");
  if (rest.length > 0 || !isDay(start)) return false;
  if (running !== undefined) return running === "running" && end === "";
  return isDay(end) && end >= start;
}

const accepts: Record<QuestionType, (text: string, question: Question) => boolean> = {
  "short-text": (text, { maxWords }) => words(text) <= (maxWords ?? Infinity),
  "long-text": (text, { maxWords }) => words(text) <= (maxWords ?? Infinity),
  number: (text, { min, max }) =>
    isFigure(text, [1, 2], true) && Number(text) >= (min ?? -Infinity) && Number(text) <= (max ?? Infinity),
  amount: (text) => isFigure(text, [2], false),
  date: isDay,
  "date-range": isRange,
  "yes-no": (text) => text === "yes" || text === "no",
  choice: (text, { choices }) => choices!.some((one) => one.value === text),
  choices: (text, { choices }) => {
    const lines = text.split("\n");
    return lines.every(
      (line, at) => choices!.some((one) => one.value === line) && lines.indexOf(line) === at,
    );
  },
  links: (text) =>
    text.split("\n").length <= 20 && text.split("\n").every((line) => soundLinks.includes(line)),
  people: (text) => areRows(text, [true, true, false], 20),
  partners: (text) => areRows(text, [true, true], 30),
  confirmation: (text) => text === "yes",
};

/** Lists the questions that stand against a submission, in the order of the form. */
export function wrongAnswers(
  sections: readonly Section[],
  answers: Readonly<Record<string, string>>,
): string[] {
  const asked = new Map<string, boolean>();
  const wrong: string[] = [];
  for (const section of sections) {
    for (const question of section.questions) {
      const { when } = question;
      const met =
        when === undefined ||
        (asked.get(when.question) === true &&
          (answers[when.question] ?? "").split("\n").some((line) => when.is.indexOf(line) >= 0));
      asked.set(question.id, met);
      if (!met) continue;
      const text = answers[question.id];
      const fits =
        text === undefined || text === "" ? !question.required : accepts[question.type](text, question);
      if (!fits) wrong.push(question.id);
    }
  }
  return wrong;
}
