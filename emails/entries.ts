import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

type Entry = { name: string; title: string; state: string; edition: string };

/** The invitation to write or read an entry. */
export function entryInvitation(
  facts: Entry & { invitedBy: string; role: string; until: string },
  secrets: Secrets,
): Letter {
  const work = facts.role === "write" ? "write the entry form" : "read the entry form";
  return {
    subject: `You are invited to the entry "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.invitedBy} invites you to ${work} of "${facts.title}", ${facts.state}'s entry for the European Crime Prevention Award ${facts.edition}.`,
      "What you type is saved as you go. Several people can write one entry; the national representative submits it.",
    ],
    action: { label: "Accept and sign in", link: secrets.link },
    afterwards: [
      `The invitation holds until ${facts.until} and can be used once. Afterwards you sign in with your e-mail address; there is no password.`,
    ],
  };
}

/** The receipt of a submission; it holds all that proves it. */
export function entryReceipt(
  facts: Entry & {
    number: number;
    at: string;
    exactly: string;
    by: string;
    digest: string;
    historyHead: string;
    path: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: `Receipt: "${facts.title}" is submitted`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} submitted "${facts.title}" for ${facts.state} to the European Crime Prevention Award ${facts.edition} on ${facts.at} (Brussels), exactly ${facts.exactly}. This is receipt number ${facts.number} of this entry.`,
      `Digest of the content (SHA-256): ${facts.digest}`,
      `Head of the history (SHA-256): ${facts.historyHead}`,
      "Keep this letter. The receipt's page says how to verify the digest, and has the receipt as a PDF with the whole text.",
    ],
    action: { label: "Open the receipt", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells a state's people that their entry is withdrawn. */
export function entryWithdrawn(facts: Entry & { by: string }): Letter {
  return {
    subject: `"${facts.title}" is withdrawn`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} has withdrawn "${facts.title}", ${facts.state}, from the European Crime Prevention Award ${facts.edition}. The text stays readable for you.`,
    ],
  };
}

/** Tells the secretariat that an entry is withdrawn, and why; the reason stands nowhere else. */
export function entryWithdrawal(facts: Entry & { by: string; reason: string }): Letter {
  return {
    subject: `${facts.state} withdraws "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} has withdrawn "${facts.title}", ${facts.state}, from the European Crime Prevention Award ${facts.edition}.`,
      "The reason given:",
      ...paragraphsOf(facts.reason),
    ],
  };
}

/** Tells a state's people that their entry is admitted. */
export function entryAdmitted(facts: Entry & { competing: boolean; path: string }, secrets: Secrets): Letter {
  return {
    subject: `"${facts.title}" is admitted`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the secretariat has checked "${facts.title}", ${facts.state}, and admitted it to the European Crime Prevention Award ${facts.edition}.`,
      facts.competing
        ? "The jury will judge it on the text of its form alone. Once admission is closed, the national representative names who presents it at the Best Practice Conference."
        : "As an additional entry it is not judged. It gets a page of its own after the announcement.",
    ],
    action: { label: "Open the entry", link: `${secrets.link}${facts.path}` },
  };
}

/** Returns an entry to the state's people with remarks and the date until which the named answers are open. */
export function entryReturned(
  facts: Entry & {
    reasons: string;
    until: string;
    remarks: readonly { question: string; remark: string }[];
    path: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: `"${facts.title}" comes back with remarks`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the secretariat has checked "${facts.title}", ${facts.state}, and returns it with remarks. Please change the answers named below and have the entry submitted again by ${facts.until} (Brussels).`,
      ...paragraphsOf(facts.reasons),
      ...facts.remarks.flatMap(({ question, remark }) => [`On "${question}":`, ...paragraphsOf(remark)]),
    ],
    action: { label: "Open the entry", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells a state's people that their entry is refused, and why. */
export function entryRefused(facts: Entry & { reasons: string }): Letter {
  return {
    subject: `"${facts.title}" is not admitted`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the secretariat has checked "${facts.title}", ${facts.state}, and has not admitted it to the European Crime Prevention Award ${facts.edition}.`,
      ...paragraphsOf(facts.reasons),
      "If you think that this is a mistake, answer the secretariat; it can explain the decision.",
    ],
  };
}

/** Tells the state's people that the decision on their entry is taken anew. */
export function entryReconsidered(
  facts: { name: string; title: string; state: string; edition: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `The decision on your entry is taken anew: ${facts.title}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the secretariat looks again at the entry "${facts.title}" of ${facts.state} for the European Crime Prevention Award ${facts.edition}. What was decided on its admission no longer holds; another letter tells you the new decision.`,
      "There is nothing you have to do.",
    ],
    action: { label: "See the entry", link: `${secrets.link}/desk` },
  };
}
