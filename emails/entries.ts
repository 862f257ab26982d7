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
    late: boolean;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: `Receipt: "${facts.title}" is submitted`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} submitted "${facts.title}" for ${facts.state} to the European Crime Prevention Award ${facts.edition} on ${facts.at} (Brussels), exactly ${facts.exactly}. This is receipt number ${facts.number} of this entry.`,
      ...(facts.late
        ? ["It came in after the deadline, by an exception that secretariat and presidency gave together."]
        : []),
      `Digest of the content (SHA-256): ${facts.digest}`,
      `Head of the history (SHA-256): ${facts.historyHead}`,
      "Keep this letter. The receipt's page says how to verify the digest, and has the receipt as a PDF with the whole text.",
    ],
    action: { label: "Open the receipt", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells those who speak for a state that an entry may come in late, and why; its own people what they can do. */
export function lateEntry(
  facts: {
    name: string;
    edition: string;
    about: string;
    until: string;
    deadline: string;
    reason: string;
    path: string;
    own: boolean;
    begun: boolean;
  },
  secrets: Secrets,
): Letter {
  const way = facts.begun
    ? "Until then the form can be completed, and the national representative submits it as usual."
    : "Until then the national representative can create the competing entry, write it with others and submit it as usual. The exception holds for the entry that is created under it.";
  return {
    subject: `A late entry by exception: ${facts.about}, ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `secretariat and presidency have together decided that ${facts.about} can be submitted to the European Crime Prevention Award ${facts.edition} after the deadline, ${facts.deadline} (Brussels), until ${facts.until} (Brussels). This is an exception for this entry alone.`,
      ...paragraphsOf(`The reason given: ${facts.reason}`),
      facts.own
        ? `${way} The receipt says that it was late by exception. After that date there is nothing more to be done.`
        : "Every exception is told to all who speak for a state. There is nothing you have to do.",
    ],
    action: {
      label: !facts.own ? "See all exceptions" : facts.begun ? "Open the entry" : "Enter a project",
      link: `${secrets.link}${facts.path}`,
    },
  };
}

/** Reminds those who speak for a state that its competing entry is not submitted, and says how far it is. */
export function entryNotSubmitted(
  facts: {
    name: string;
    state: string;
    edition: string;
    deadline: string;
    left: string;
    standing: string;
    path: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: `${facts.state}'s entry is not submitted: the deadline is ${facts.left}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the call of the European Crime Prevention Award ${facts.edition} closes ${facts.left}, on ${facts.deadline}. ${facts.state} has not submitted a competing entry.`,
      facts.standing,
      "Taking part is not compulsory. If your state does not take part this year, there is nothing you have to do.",
    ],
    action: { label: "Open the entries of your state", link: `${secrets.link}${facts.path}` },
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

/** Tells the secretariat that an entry is withdrawn, and why; the reason stands nowhere else. A draft comes without its title. */
export function entryWithdrawal(facts: Entry & { by: string; reason: string }): Letter {
  const what = facts.title === "" ? "a draft" : `"${facts.title}"`;
  return {
    subject: `${facts.state} withdraws ${what}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} has withdrawn ${what}, ${facts.state}, from the European Crime Prevention Award ${facts.edition}.`,
      "The reason given:",
      ...paragraphsOf(facts.reason),
    ],
  };
}

/** Tells jury and presidency that an entry was withdrawn once judging is open, and what follows; never whether it has a place. */
export function entryLeft(facts: Entry & { decided: boolean }): Letter {
  const paragraphs = [
    `Dear ${facts.name},`,
    `${facts.state} has withdrawn "${facts.title}" from the European Crime Prevention Award ${facts.edition}. It takes no further part: it leaves the ranking, the jury's meeting and the programme. Score sheets on it are kept.`,
  ];
  if (facts.decided) {
    paragraphs.push(
      "The jury has decided already. This letter goes out whatever place the entry has or has not. If it stands on a place, the winners cannot be announced until chair and secretariat have annulled the decision together and the jury has decided anew.",
    );
  }
  return { subject: `${facts.state} withdraws "${facts.title}"`, paragraphs };
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

/** Tells a state's people, and the secretariat, that a refused competing entry stays as an additional one. */
export function entryKept(
  facts: Entry & { by: string; agreement: string; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `"${facts.title}" stays as an additional entry`,
    paragraphs: [
      `Dear ${facts.name},`,
      `"${facts.title}", ${facts.state}, was not admitted to the competition of the European Crime Prevention Award ${facts.edition}. ${facts.by} has recorded that it stays as an additional entry.`,
      ...(facts.agreement === "" ? [] : paragraphsOf(`How the state agreed: ${facts.agreement}`)),
      "An additional entry is not judged. The secretariat decides on its admission; another letter tells the state.",
    ],
    action: { label: "Open the entry", link: `${secrets.link}${facts.path}` },
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
