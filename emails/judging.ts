import type { Letter } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string };

/** Tells a jury member that judging is open and what comes first. */
export function judgingOpened(facts: Named & { entries: string; until: string }, secrets: Secrets): Letter {
  return {
    subject: `Judging is open: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `judging of the European Crime Prevention Award ${facts.edition} is open. Your delegation judges ${facts.entries}, until ${facts.until}.`,
      "First declare your interests: an entry opens once you have said that you have none in it.",
    ],
    action: { label: "Declare interests", link: secrets.link },
    afterwards: ["Until judging is closed for all, nobody outside your delegation sees your scores."],
  };
}

/** Tells the delegation, and whoever chairs, that a delegation no longer judges an entry; the reason stays on the platform. */
export function recusal(
  facts: Named & { delegation: string; title: string; state: string; how: string; sheet: string },
  _: Secrets,
): Letter {
  return {
    subject: `Recusal: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.how === "declared"
        ? `a member of the delegation of ${facts.delegation} has declared a conflict of interest on the entry "${facts.title}" (${facts.state}) of ${facts.edition}. The delegation no longer judges it.`
        : `the delegation of ${facts.delegation} has been recused from the entry "${facts.title}" (${facts.state}) of ${facts.edition}. It no longer judges it.`,
      ...(facts.sheet === "removed"
        ? ["A score sheet existed. It is kept with its reason, but it no longer counts."]
        : []),
    ],
  };
}

/** Tells a delegation that its sheet can be changed again, and why. */
export function sheetReopened(
  facts: Named & { title: string; state: string; reason: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `Your score sheet is open again: ${facts.title}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the chair has reopened your delegation's score sheet for "${facts.title}" (${facts.state}) of ${facts.edition}.`,
      `The reason given: ${facts.reason}`,
      "Look at it and finish it again: judging cannot be closed before.",
    ],
    action: { label: "Open the score sheet", link: secrets.link },
  };
}

/** Tells a jury member that chair and secretariat have opened the order. */
export function orderOpened(facts: Named, secrets: Secrets): Letter {
  return {
    subject: `The order of the entries is open to the jury: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `judging of ${facts.edition} is closed, and chair and secretariat together have opened the order of the entries to the jury. It is confidential: scores and places are for the jury and the secretariat only.`,
    ],
    action: { label: "See the ranking", link: secrets.link },
  };
}
