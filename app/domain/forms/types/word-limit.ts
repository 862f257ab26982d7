import { z } from "zod";
import { wordCount } from "../../text";
import type { Question } from "../question";

/** Accepts a text of at most the question's words, counted as on the screen; any text where there is no limit. */
export function wordLimit(question: Question): z.ZodType<string, string> {
  const most = question.maxWords;
  if (most === undefined) return z.string();
  return z.string().superRefine((text, check) => {
    const count = wordCount(text);
    if (count <= most) return;
    check.addIssue({
      code: "custom",
      message: `This answer has ${count} words, and at most ${most} are allowed. Shorten it by ${count - most}.`,
    });
  });
}
