import { normalText } from "../../text";

const grouped = /^-?\d{1,3}([,.' ]\d{3})+$/;

/**
 * Reads figures as Europeans write them: "412 000", "412.000,50", "1,5". Three figures after a mark are thousands in
 * every notation, fewer are decimals. Gives plain figures with a point; what is no number is given back as it is.
 */
export function plainFigures(typed: string, decimals: string): string {
  const text = normalText(typed).replace(/\s+/g, " ");
  const [, whole = "", part] = new RegExp(`^(.*?)(?:[.,](\\d${decimals}))?$`).exec(text) ?? [];
  const plain = grouped.test(whole) ? whole.replace(/[^\d-]/g, "") : whole;
  const read = (part === undefined ? plain : `${plain}.${part}`).replace(/^(-?)0+(?=\d)/, "$1");
  return /^-?\d+(\.\d+)?$/.test(read) ? read : text;
}

const figures = new Intl.NumberFormat("en-GB");

/** Says plain figures with their thousands set apart: "1164900.50" as "1,164,900.50". */
export function sayFigures(plain: string): string {
  const [whole = "", part] = plain.split(".");
  const sign = whole.startsWith("-") ? "-" : "";
  return `${sign}${figures.format(Number(whole.replace("-", "")))}${part === undefined ? "" : `.${part}`}`;
}
