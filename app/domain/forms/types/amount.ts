import { z } from "zod";
import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";

const kept = /^\d{1,12}(\.\d{2})?$/;
const grouped = /^\d{1,3}([,.' ]\d{3})+$/;
const figures = new Intl.NumberFormat("en-GB");

/** An amount in euro, kept as plain figures with a point and two decimals where there are cents. */
export const amount: QuestionRules = {
  parse(typed) {
    const text = normalText(typed.join(" "));
    const bare = text
      .replace(/€|\bEUR\b|\beuros?\b/giu, "")
      .replace(/\s+/g, " ")
      .trim();
    // Three figures after a mark are thousands in every notation, two are cents.
    const [, whole, cents] = /^(.*?)(?:[.,](\d{2}))?$/.exec(bare) ?? [];
    const plain = grouped.test(whole ?? "") ? whole!.replace(/\D/g, "") : (whole ?? "");
    const read = (cents === undefined ? plain : `${plain}.${cents}`).replace(/^0+(?=\d)/, "");
    return kept.test(read) ? read : text;
  },
  schema: () =>
    z.string().regex(kept, "Enter the amount in euro as a number, for example 412000 or 412000.50."),
  display(text) {
    if (!kept.test(text)) return text;
    const [whole, cents] = text.split(".");
    return `EUR ${figures.format(Number(whole))}${cents === undefined ? "" : `.${cents}`}`;
  },
  missing: "Enter the amount in euro.",
};
