import type { QuestionType } from "./question";
import { amount } from "./types/amount";
import { choice } from "./types/choice";
import { choices } from "./types/choices";
import { confirmation } from "./types/confirmation";
import { date } from "./types/date";
import { links } from "./types/links";
import { longText } from "./types/long-text";
import type { QuestionRules } from "./types/question-rules";
import { shortText } from "./types/short-text";
import { yesNo } from "./types/yes-no";

/** Every kind of question and its rules; a new kind is a file in `types/`, a line here and a control in `question-control.tsx`. */
export const questionTypes: Record<QuestionType, QuestionRules> = {
  "short-text": shortText,
  "long-text": longText,
  date,
  amount,
  "yes-no": yesNo,
  choice,
  choices,
  links,
  confirmation,
};
