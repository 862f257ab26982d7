import type { z } from "zod";
import type { Question } from "../question";

/** What one type of question is: how an answer is read from a form, what a submission accepts, how it is said. */
export type QuestionRules = {
  /** What the answer is, in words: "One line of text". */
  name: string;
  /** What a question of this type can be given besides its words. */
  settings: readonly ("maxWords" | "numbers" | "choices")[];
  /** Turns what was typed, one text or several values, into the one text that is kept; a draft keeps anything. */
  parse(typed: readonly string[], question: Question): string;
  /** What a submission accepts of an answer that is given; whether one must be given is for the whole form. */
  schema(question: Question): z.ZodType<string, string>;
  /** Says the kept text in words, for people who read the entry. */
  display(text: string, question: Question): string;
  /** Said where a required answer is missing. */
  missing: string;
  /** The answers on which a later question can depend; without it none can. */
  offered?(question: Question): readonly { value: string; label: string }[];
};
