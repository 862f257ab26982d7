import { z } from "zod";
import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";

const mostLinks = 20;

function isWebAddress(line: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(line) || !URL.canParse(line)) return false;
  const { hostname, username } = new URL(line);
  return hostname.includes(".") && username === "";
}

/** Addresses of web pages, one a line. */
export const links: QuestionRules = {
  name: "Links to web pages",
  settings: [],
  parse(typed) {
    const lines = typed.flatMap((text) => normalText(text).split("\n")).map((line) => line.trim());
    return [...new Set(lines.filter(Boolean))].join("\n");
  },
  schema: () =>
    z.string().superRefine((text, check) => {
      const lines = text.split("\n");
      const wrong = lines.find((line) => !isWebAddress(line));
      if (wrong !== undefined) {
        const shown = wrong.length > 60 ? `${[...wrong].slice(0, 60).join("")} ...` : wrong;
        check.addIssue({
          code: "custom",
          message: `"${shown}" is not the address of a web page. Write one address a line, beginning with https://.`,
        });
      } else if (lines.length > mostLinks) {
        check.addIssue({ code: "custom", message: `Give at most ${mostLinks} addresses.` });
      }
    }),
  display: (text) => text,
  missing: "Give at least one address.",
};
