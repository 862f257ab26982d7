import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";
import { wordLimit } from "./word-limit";

/** Running text with paragraphs and lists. */
export const longText: QuestionRules = {
  parse: (typed) => normalText(typed.join("\n")),
  schema: wordLimit,
  display: (text) => text,
  missing: "Answer this question.",
};
