import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string; reason: string };

const reasonGiven = (reason: string) => paragraphsOf(`The reason given: ${reason}`);

/** Tells those who speak for a state of a later deadline for all, or that the call is open again. */
export function deadlineExtended(
  facts: Named & {
    state: string;
    year: number;
    reopened: boolean;
    former: string;
    deadline: string;
    admissionUntil: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: facts.reopened
      ? `The call ${facts.edition} is open again until ${facts.deadline}`
      : `A later deadline for ${facts.edition}: ${facts.deadline}`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.reopened
        ? `secretariat and presidency have opened the call of the European Crime Prevention Award ${facts.edition} again, for all states. The new deadline is ${facts.deadline}; it was ${facts.former}.`
        : `secretariat and presidency have extended the deadline of the European Crime Prevention Award ${facts.edition}, for all states. The new deadline is ${facts.deadline}; it was ${facts.former}.`,
      ...reasonGiven(facts.reason),
      facts.reopened
        ? `${facts.state} may enter projects until then. An entry that is submitted stands; it can be reopened, and must then be submitted again. Decisions of admission stand. Admission lasts until ${facts.admissionUntil}.`
        : `${facts.state} may enter projects until then. An entry that is submitted stands; it can be reopened, and must then be submitted again. Admission lasts until ${facts.admissionUntil}.`,
    ],
    action: { label: "See the entries of your state", link: `${secrets.link}/national` },
  };
}

/** Tells jury and states that admission is open again and judging has stopped. */
export function admissionReopened(facts: Named & { jury: boolean }, _: Secrets): Letter {
  return {
    subject: `Admission ${facts.edition} is open again`,
    paragraphs: [
      `Dear ${facts.name},`,
      `secretariat and presidency have opened admission to the European Crime Prevention Award ${facts.edition} again. Judging has stopped until it is closed.`,
      ...reasonGiven(facts.reason),
      facts.jury
        ? "What you have declared and scored is kept. A letter tells you when judging goes on; until then the entries are not shown."
        : "If the decision on an entry of your state is taken anew, a letter tells you.",
    ],
  };
}

/** Tells the jury that judging is open again. */
export function judgingReopened(facts: Named, secrets: Secrets): Letter {
  return {
    subject: `Judging is open again: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `secretariat and presidency have opened judging of the European Crime Prevention Award ${facts.edition} again. Nobody has seen an order of the entries.`,
      ...reasonGiven(facts.reason),
      "Score sheets that are finished stay finished, unless one is reopened; a letter tells its delegation.",
    ],
    action: { label: "See your entries", link: `${secrets.link}/jury` },
  };
}

/** Tells those who were told of the decision that it no longer holds. */
export function decisionAnnulled(facts: Named & { digest: string }, secrets: Secrets): Letter {
  return {
    subject: `The jury's decision ${facts.edition} is annulled`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the chair of the jury and the secretariat have recorded that the jury's decision on the European Crime Prevention Award ${facts.edition} is annulled. The jury decides anew.`,
      ...reasonGiven(facts.reason),
      `The statement with this fingerprint no longer holds: ${facts.digest}`,
      "The decision was never public. Please keep treating it as confidential.",
    ],
    action: { label: "See the jury meeting", link: `${secrets.link}/jury/meeting` },
  };
}

/** Tells everybody concerned that the edition is cancelled; the year only where its page is public. */
export function editionCancelled(facts: Named & { year?: number }, secrets: Secrets): Letter {
  return {
    subject: `The edition ${facts.edition} is cancelled`,
    paragraphs: [
      `Dear ${facts.name},`,
      `secretariat and presidency have cancelled the European Crime Prevention Award ${facts.edition}.`,
      ...reasonGiven(facts.reason),
      "Everything that was written is kept, and you can still read what was yours to read. There is nothing you have to do.",
    ],
    ...(facts.year === undefined
      ? {}
      : { action: { label: "See the edition's page", link: `${secrets.link}/editions/${facts.year}` } }),
  };
}

/** Tells who can confirm it that an act of two people waits for them, and until when. */
export function actWaits(
  facts: {
    name: string;
    edition: string;
    act: string;
    by: string;
    until: string;
    last: boolean;
    path: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: facts.last
      ? `Still waits for a second person: ${facts.act}, ${facts.edition}`
      : `Waits for a second person: ${facts.act}, ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} has proposed for the European Crime Prevention Award ${facts.edition}: ${facts.act}. It takes effect only once a second person has confirmed it, and you can.`,
      `The page says exactly what will happen, and why. If nobody confirms it by ${facts.until}, nothing happens and it has to be proposed anew.`,
    ],
    action: { label: "Look at it and confirm", link: `${secrets.link}${facts.path}` },
  };
}
