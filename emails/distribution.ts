import type { Letter } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string };

/** Reminds a member of the jury, some days before the judging date, of their own outstanding work. */
export function judgingOutstanding(
  facts: Named & { until: string; distance: string; outstanding: string[] },
  secrets: Secrets,
): Letter {
  return {
    subject: `Judging of ${facts.edition} is to be finished ${facts.distance}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the jury of the European Crime Prevention Award ${facts.edition} judges until ${facts.until}.`,
      ...facts.outstanding,
    ],
    action: { label: "Go on judging", link: `${secrets.link}/jury` },
  };
}

/** Tells a member of a delegation that chair or secretariat asks how far it is. */
export function judgingNudge(
  facts: Named & { by: string; until: string; outstanding: string[] },
  secrets: Secrets,
): Letter {
  return {
    subject: `Your delegation's score sheets: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} asks your delegation to finish judging the European Crime Prevention Award ${facts.edition}. It is to be closed by ${facts.until}.`,
      ...facts.outstanding,
    ],
    action: { label: "Go on judging", link: `${secrets.link}/jury` },
    afterwards: ["If something keeps you from it, answer the chair or the secretariat in good time."],
  };
}

/** Tells a delegation that it judges one entry more, after another delegation had to step out. */
export function entryAdded(
  facts: Named & { delegation: string; title: string; state: string; until: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `One entry more to judge: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      `another delegation does not judge the entry "${facts.title}" (${facts.state}) of ${facts.edition} any more. Your delegation, ${facts.delegation}, now judges it, until ${facts.until}.`,
      "First declare your interests; then the entry opens.",
    ],
    action: { label: "Declare interests", link: `${secrets.link}/jury/interests` },
  };
}
