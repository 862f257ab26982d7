import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";
import { wordLimit } from "./word-limit";

/** One line: a name, an address, a telephone number. */
export const shortText: QuestionRules = {
  name: "One line of text",
  settings: ["maxWords"],
  parse: (typed) => normalText(typed.join(" ")).replace(/\s+/g, " "),
  schema: wordLimit,
  display: (text) => text,
  missing: "Answer this question.",
};
