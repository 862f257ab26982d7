import type { QuestionType } from "./question";
import { amount } from "./types/amount";
import { choice } from "./types/choice";
import { choices } from "./types/choices";
import { confirmation } from "./types/confirmation";
import { date } from "./types/date";
import { dateRange } from "./types/date-range";
import { links } from "./types/links";
import { longText } from "./types/long-text";
import { number } from "./types/number";
import { partners } from "./types/partners";
import { people } from "./types/people";
import type { QuestionRules } from "./types/question-rules";
import { shortText } from "./types/short-text";
import { yesNo } from "./types/yes-no";

/**
 * Every type of question and its rules, in the order in which the editor offers them. A new type is a file in `types/`,
 * a line here, a control in `app/routes/applicant/question-control.tsx` and its room in `app/print/blank-form.ts`;
 * a type that is forgotten in one of these does not compile.
 */
export const questionTypes: Record<QuestionType, QuestionRules> = {
  "short-text": shortText,
  "long-text": longText,
  number,
  amount,
  date,
  "date-range": dateRange,
  "yes-no": yesNo,
  choice,
  choices,
  links,
  people,
  partners,
  confirmation,
};
