import type { FormTemplate } from "../../../app/domain/forms/question";
import type { BlankFormFacts } from "../../../app/print/blank-form";
import type { EntryFacts } from "../../../app/print/entry";
import type { PrintedEntry } from "../../../app/print/facts";
import type { ReceiptFacts } from "../../../app/print/receipt";

export const edition = {
  name: "2026 (demonstration)",
  theme: "After dark: safer evenings in public places",
};
export const circumstances = { printedAt: "2026-12-01T09:30:00.000Z", demonstration: true };

/** Numbered words, so that a lost line is seen. */
export function numberedWords(count: number, word = "evening"): string {
  return Array.from({ length: count }, (_, index) => `${word}${index + 1}`).join(" ");
}

export const longAnswer = Array.from({ length: 6 }, (_, paragraph) =>
  Array.from(
    { length: 10 },
    (_, sentence) => `Sentence ${paragraph * 10 + sentence + 1} of ten words says what the partners did.`,
  ).join(" "),
).join("\n\n");

export const entry: PrintedEntry = {
  id: "0123456789abcdef",
  title: { latin: "Lights On in the Neighbourhood", own: { text: "Φώτα στη Γειτονιά", lang: "el" } },
  state: "Cyprus",
  kind: "competing",
  sections: [
    {
      title: "The project",
      answers: [
        { label: "Give a short description of the project", answer: longAnswer },
        {
          label: "Who are the partners?",
          answer:
            "The partners met every month:\n- the municipality of Lefkosia\n- the bus company, which paid for the lamps and kept them burning through two winters, and whose drivers reported dark stops\n- schools",
        },
        { label: "Own title", answer: "Φώτα στη Γειτονιά, Ħal Qormi, Đặng, Łódź", lang: "el" },
        { label: "Anything else?", answer: "" },
      ],
    },
    {
      title: "Results",
      answers: [
        { label: "How was the project evaluated?", answer: numberedWords(600) },
        {
          label: "Which methods must stay confidential?",
          answer: "The address of the shelter is known to the partners only.",
          juryOnlyReason: "The address of a shelter",
        },
      ],
    },
  ],
};

export const receipt: ReceiptFacts = {
  ...circumstances,
  edition,
  entry,
  submission: { at: "2026-09-29T14:05:09.123Z", by: "Eleni Charalambous" },
  contentDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  historyHead: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
};

export const filled: EntryFacts = {
  document: "Entry",
  ...circumstances,
  edition,
  entry,
  status: "Submitted on 29 September 2026",
};

const form: FormTemplate = {
  name: "five-is",
  title: "Entry form (5Is)",
  version: 1,
  sections: [
    {
      id: "general",
      title: "General information",
      lead: "What the jury reads first.",
      questions: [
        {
          id: "title",
          type: "short-text",
          label: "Title of the project",
          hint: "In English.",
          required: true,
          maxWords: 20,
        },
        {
          id: "running",
          type: "choice",
          label: "Is the project still running?",
          required: true,
          choices: [
            { value: "yes", label: "Yes, it is still running" },
            { value: "no", label: "No, it has ended" },
          ],
        },
        {
          id: "ended",
          type: "date",
          label: "When did it end?",
          required: false,
          when: { question: "running", is: ["no"] },
        },
        { id: "cost", type: "amount", label: "What did it cost?", required: true },
        { id: "links", type: "links", label: "Where can one read more?", required: false },
      ],
    },
    {
      id: "intelligence",
      title: "Intelligence",
      questions: [
        {
          id: "problem",
          type: "long-text",
          label: "Which problem does the project address, and how do you know?",
          hint: "Figures before the project help.",
          guidance: [
            "The jury looks for:",
            "- the crime or disorder and its consequences",
            "- who suffers from it, and what causes it",
          ],
          required: true,
          maxWords: 600,
        },
        {
          id: "kinds",
          type: "choices",
          label: "Whom does it reach?",
          required: true,
          choices: [
            { value: "a", label: "Victims" },
            { value: "b", label: "Offenders" },
            { value: "c", label: "Places and buildings" },
          ],
        },
        { id: "public", type: "yes-no", label: "May it be translated?", required: true },
        {
          id: "agreed",
          type: "confirmation",
          label: "The project's owner knows of this entry and agrees with it.",
          required: true,
        },
      ],
    },
  ],
};

export const blankForm: BlankFormFacts = {
  ...circumstances,
  edition,
  form,
  deadlineAt: "2026-09-30T22:00:00.000Z",
};
