import { normalParagraphs } from "../../text";
import type { QuestionRules } from "./question-rules";
import { wordLimit } from "./word-limit";

/** Running text with paragraphs and lists. */
export const longText: QuestionRules = {
  name: "Text with paragraphs and lists",
  settings: ["maxWords"],
  parse: (typed) => normalParagraphs(typed.join("\n")),
  schema: wordLimit,
  display: (text) => text,
  missing: "Answer this question.",
};
