import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

/** Tells the secretariat that the presidency asks for the call to be opened. */
export function callRequested(
  facts: { name: string; edition: string; year: number; theme: string; opensOn: string; deadline: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `The presidency asks you to open the call ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the presidency has prepared the edition ${facts.edition} and asks you to open its call. Theme: ${facts.theme}`,
      `The call is meant to open on ${facts.opensOn}; the deadline is ${facts.deadline}. When you open it, dates, form, criteria and rules are published and locked, and a letter goes to all states.`,
    ],
    action: {
      label: "See the edition and open the call",
      link: `${secrets.link}/secretariat/editions/${facts.year}`,
    },
  };
}

/** Announces the call to those who speak for a state. */
export function callOpened(
  facts: {
    name: string;
    state: string;
    edition: string;
    year: number;
    theme: string;
    lead: string;
    deadline: string;
    additionalLimit: number;
  },
  secrets: Secrets,
): Letter {
  const additional =
    facts.additionalLimit === 0
      ? ""
      : ` and up to ${facts.additionalLimit} additional ${facts.additionalLimit === 1 ? "project" : "projects"}`;
  return {
    subject: `The call ${facts.edition} is open: ${facts.theme}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the call of the European Crime Prevention Award ${facts.edition} is open. Theme: ${facts.theme}`,
      facts.lead,
      `${facts.state} may enter one project for the competition${additional}. The deadline is ${facts.deadline}.`,
      "Conditions, dates, criteria, the entry form and the rules of the ranking are on the page of the edition. Sign in to create the entry and to invite the people who write it.",
    ],
    action: { label: "Read the call", link: `${secrets.link}/editions/${facts.year}` },
  };
}

/** Tells who writes on the form how its wording was corrected within an hour: what was, what is, and why. */
export function wordingCorrected(
  facts: {
    name: string;
    edition: string;
    corrections: readonly {
      section: string;
      question: string;
      changes: readonly { part: string; before: string; after: string }[];
      reasons: readonly string[];
    }[];
    path: string;
  },
  secrets: Secrets,
): Letter {
  const say = (words: string) => (words === "" ? "(nothing)" : words);
  return {
    subject: `The wording of the entry form was corrected: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the presidency has corrected the wording of the entry form of the European Crime Prevention Award ${facts.edition}. Only words have changed: what kind of answer is asked for, limits and conditions stay, and so does all that you have written.`,
      ...facts.corrections.flatMap(({ section, question, changes, reasons }) => [
        question === ""
          ? `In the section "${section}":`
          : `In the section "${section}", the question "${question}":`,
        ...changes.flatMap(({ part, before, after }) => [
          ...paragraphsOf(`${part}, before: ${say(before)}`),
          ...paragraphsOf(`${part}, now: ${say(after)}`),
        ]),
        `${reasons.length === 1 ? "Reason" : "Reasons"}: ${reasons.join(" ")}`,
      ]),
      "Look whether your answers still fit. Each correction also stands beside the words on the form.",
    ],
    action: { label: "Open your entries", link: `${secrets.link}${facts.path}` },
  };
}

/** Asks a state whose entries are admitted to name who presents them. */
export function presentersWanted(
  facts: { name: string; state: string; edition: string; titles: string[]; conference: string; city: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `Admission ${facts.edition} is closed: please name your presenter`,
    paragraphs: [
      `Dear ${facts.name},`,
      `admission to the European Crime Prevention Award ${facts.edition} is closed. ${
        facts.titles.length === 1
          ? `The entry of ${facts.state} is admitted:`
          : `These entries of ${facts.state} are admitted:`
      } ${facts.titles.map((title) => `"${title}"`).join(", ")}.`,
      `The projects are presented at the Best Practice Conference in ${facts.city}, ${facts.conference}. Please name the person who presents; the presidency builds the programme with this name.`,
    ],
    action: { label: "Name the presenter", link: `${secrets.link}/national` },
  };
}
