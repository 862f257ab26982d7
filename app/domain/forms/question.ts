/** The kinds of answer a form can ask for; each is kept as one text, so that versions and conflicts work alike. */
export type QuestionType =
  | "short-text"
  | "long-text"
  | "number"
  | "amount"
  | "date"
  | "date-range"
  | "yes-no"
  | "choice"
  | "choices"
  | "links"
  | "people"
  | "partners"
  | "confirmation";

export type Choice = { value: string; label: string };

export type Question = {
  /** Lasting within the form: an answer, a remark and a receipt refer to it. */
  id: string;
  type: QuestionType;
  label: string;
  hint?: string;
  /** Beside the question: what the jury looks for. A paragraph a string; "- " begins a list item. */
  guidance?: readonly string[];
  required: boolean;
  /** For short-text and long-text. */
  maxWords?: number;
  /** For number: what is counted ("people"), and the least and the most that is accepted. */
  unit?: string;
  min?: number;
  max?: number;
  /** For choice and choices. */
  choices?: readonly Choice[];
  /** Asked only when the answer to an earlier question is one of these values. */
  when?: { question: string; is: readonly string[] };
  /** The jury never sees it (contacts, publication). */
  hiddenFromJury?: boolean;
  /** Never published (contacts), unless the person ticked it elsewhere. */
  neverPublic?: boolean;
};

export type Section = { id: string; title: string; lead?: string; questions: readonly Question[] };

export type FormTemplate = {
  name: "classic" | "five-is";
  title: string;
  version: number;
  sections: readonly Section[];
};
