import type { Letter } from "./letter";
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
