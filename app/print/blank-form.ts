import type { FormTemplate, Question } from "../domain/forms/question";
import { questionTypes } from "../domain/forms/question-types";
import { boundsOf } from "../domain/forms/types/number";
import { partnerColumns } from "../domain/forms/types/partners";
import { personColumns } from "../domain/forms/types/people";
import type { Column } from "../domain/forms/types/row-rules";
import type { FormCorrection } from "../domain/forms/wording";
import { dayOf, sayDay, sayDeadline } from "../domain/times";
import { addPart, colours, decorate, drawRule } from "./document";
import type { PrintCircumstances, PrintedEdition } from "./facts";
import { bottomOf, type Flow, finishFlow, keepTogether, startFlow, styles, text, turnPage } from "./flow";
import { heading, paragraph, plainText } from "./text";

export type BlankFormFacts = PrintCircumstances & {
  edition: PrintedEdition;
  form: FormTemplate;
  /** How the wording was corrected since the call opened, the first correction first. */
  corrections?: readonly FormCorrection[];
  /** The first instant that is too late; said as the last minute that counts. */
  deadlineAt?: string;
};

/** Prints the form of the call to read and to draft on: every question with its hint, guidance, limit and room to write. */
export function blankFormPdf(facts: BlankFormFacts): Uint8Array {
  const flow = startFlow({ ...facts, document: "Entry form", about: facts.form.title });
  text(flow, facts.form.title, styles.label);
  paragraph(
    flow,
    "This form is for reading and drafting. Entries are written and submitted on the award's platform, in English, by the national representative of the Member State.",
  );
  if (facts.deadlineAt !== undefined)
    paragraph(flow, `Entries close on ${sayDeadline(facts.deadlineAt)} (Brussels).`);
  const labels = new Map(
    facts.form.sections.flatMap((section) => section.questions.map((one) => [one.id, one] as const)),
  );
  facts.form.sections.forEach((section, index) => {
    heading(flow, `${index + 1}. ${section.title}`);
    if (section.lead) plainText(flow, section.lead);
    const corrections = facts.corrections?.filter((one) => one.sectionId === section.id) ?? [];
    printCorrections(
      flow,
      corrections.filter((one) => one.questionId === null),
    );
    section.questions.forEach((question, at) => {
      const own = corrections.filter((one) => one.questionId === question.id);
      printQuestion(flow, `${index + 1}.${at + 1}`, question, labels, own);
    });
  });
  return finishFlow(flow);
}

function printQuestion(
  flow: Flow,
  number: string,
  question: Question,
  all: ReadonlyMap<string, Question>,
  corrections: readonly FormCorrection[],
): void {
  keepTogether(flow, 110);
  heading(flow, `${number} ${question.label}`, { level: 3 });
  text(flow, [needOf(question), limitOf(question), conditionOf(question, all)].join(" ").trim(), styles.note);
  if (question.hint) plainText(flow, question.hint, { style: styles.note });
  if (question.guidance) plainText(flow, question.guidance.join("\n"), { style: styles.note });
  printCorrections(flow, corrections);
  printRoom(flow, question);
  flow.y += 12;
}

function printCorrections(flow: Flow, corrections: readonly FormCorrection[]): void {
  for (const { at, reason, changes } of corrections) {
    const before = changes
      .map((change) => `${change.part} before: “${change.before || "nothing"}”.`)
      .join(" ");
    text(flow, `Wording corrected on ${sayDay(dayOf(at))}. ${before} Reason: ${reason}`, styles.note);
  }
}

function needOf(question: Question): string {
  return question.required ? "Required." : "Optional.";
}

function limitOf(question: Question): string {
  if (question.type === "number" && boundsOf(question)) return `In figures, ${boundsOf(question)}.`;
  return question.maxWords === undefined ? "" : `At most ${question.maxWords} words.`;
}

function conditionOf(question: Question, all: ReadonlyMap<string, Question>): string {
  if (!question.when) return "";
  const asked = all.get(question.when.question);
  const offered = asked ? (questionTypes[asked.type].offered?.(asked) ?? []) : [];
  const answers = question.when.is.map((value) => {
    const label = offered.find((choice) => choice.value === value)?.label ?? value;
    return `“${label}”`;
  });
  return `Only if the answer to “${asked?.label ?? question.when.question}” is ${answers.join(" or ")}.`;
}

const writingLine = 22;
const day = ["Day", "Month", "Year"];

function printRoom(flow: Flow, question: Question): void {
  switch (question.type) {
    case "choice":
    case "choices": {
      const labels = (question.choices ?? []).map((choice) => choice.label);
      printBoxes(flow, labels);
      break;
    }
    case "yes-no":
      printBoxes(flow, ["Yes", "No"]);
      break;
    case "confirmation":
      printBoxes(flow, ["Confirmed"]);
      break;
    case "number":
      printBlanks(flow, [question.unit ?? "Number"]);
      break;
    case "date":
      printBlanks(flow, day);
      break;
    case "date-range":
      text(flow, "Start", styles.note);
      printBlanks(flow, day);
      flow.y += 8;
      text(flow, "End", styles.note);
      printBlanks(flow, day);
      flow.y += 8;
      printBoxes(flow, ["Still running"]);
      break;
    case "people":
      printRows(flow, personColumns, 3);
      break;
    case "partners":
      printRows(flow, partnerColumns, 5);
      break;
    case "amount":
      printBlanks(flow, ["Euro"]);
      break;
    case "links":
      printWritingLines(flow, 3);
      break;
    case "short-text":
      printWritingLines(flow, (question.maxWords ?? 0) > 25 ? 4 : 2);
      break;
    case "long-text":
      // About a dozen words to a line by hand; a page at most, since the real writing is done on the platform.
      printWritingLines(flow, Math.min(24, Math.max(6, Math.ceil((question.maxWords ?? 200) / 12))));
      break;
  }
}

function printWritingLines(flow: Flow, count: number): void {
  for (let line = 0; line < count; line += 1) {
    if (flow.y + writingLine > bottomOf(flow)) turnPage(flow);
    flow.y += writingLine;
    drawRule(flow.paper, flow.left, flow.y, flow.width, colours.line);
  }
}

function printBoxes(flow: Flow, labels: readonly string[]): void {
  const list = addPart(flow.paper, flow.parent, "L");
  for (const label of labels) {
    keepTogether(flow, styles.body.leading + 6);
    decorate(flow.paper, "Layout", () => {
      flow.paper
        .rect(flow.left + 2, flow.y + 2.5, 10, 10)
        .lineWidth(0.8)
        .stroke(colours.edge);
    });
    const item = addPart(flow.paper, list, "LI");
    text(flow, label, { ...styles.body, after: 4 }, { tag: "LBody", indent: 22, parent: item });
    item.end();
  }
  list.end();
}

function printRows(flow: Flow, columns: readonly Column[], rows: number): void {
  const step = flow.width / columns.length;
  for (let row = 0; row < rows; row += 1) {
    printBlanks(
      flow,
      columns.map((column) => column.label),
      step,
    );
  }
}

function printBlanks(flow: Flow, labels: readonly string[], step = 110): void {
  keepTogether(flow, writingLine + 18);
  flow.y += writingLine;
  labels.forEach((_, index) => {
    drawRule(flow.paper, flow.left + index * step, flow.y, step - 20, colours.edge);
  });
  const from = flow.y + 2;
  labels.forEach((label, index) => {
    const under: Flow = { ...flow, left: flow.left + index * step, width: step - 20, y: from };
    text(under, label, styles.small);
    flow.y = Math.max(flow.y, under.y);
  });
}
