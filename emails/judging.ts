import type { Letter } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string };

/** Tells a jury member to say, before entries are dealt, what interest they have in them. */
export function interestsWanted(facts: Named, secrets: Secrets): Letter {
  return {
    subject: `Your interests in the entries: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the entries of the European Crime Prevention Award ${facts.edition} are admitted. Each of them is judged by some of the delegations, and which ones follows from what the jury declares: no delegation is given an entry it has a conflict with.`,
      "Please go through the list now, with state, title, organisation and partners, and say of each entry whether you have an interest in it.",
    ],
    action: { label: "Declare interests", link: `${secrets.link}/jury/interests` },
    afterwards: ["The entries themselves open once judging does."],
  };
}

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
        ? `a member of the delegation of ${facts.delegation} has declared a conflict of interest on the entry "${facts.title}" (${facts.state}) of ${facts.edition}. The delegation does not judge it.`
        : `the delegation of ${facts.delegation} has been recused from the entry "${facts.title}" (${facts.state}) of ${facts.edition}. It does not judge it.`,
      ...(facts.sheet === "removed"
        ? ["A score sheet existed. It is kept with its reason, but it no longer counts."]
        : []),
      ...(facts.sheet === "stands"
        ? [
            "The order was open already. The delegation leaves discussion and vote at once; what it had given counts until the chair, or whoever acts in the chair's place, has decided whether it is struck.",
          ]
        : []),
    ],
  };
}

/** Tells all who know of a late recusal whether what the delegation had given is struck, and why. */
export function lateRecusalDecided(
  facts: Named & { delegation: string; title: string; state: string; struck: boolean; reason: string },
  _: Secrets,
): Letter {
  return {
    subject: `${facts.struck ? "Struck" : "Not struck"} after a late recusal: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the delegation of ${facts.delegation} was recused from the entry "${facts.title}" (${facts.state}) of ${facts.edition} after the order was opened.`,
      facts.struck
        ? "It is now decided that what it had given this entry is struck: it is kept on the record and counts no more."
        : "It is now decided that what it had given this entry before stands and counts. The delegation stays out of discussion and vote.",
      `The reason given: ${facts.reason}`,
    ],
  };
}

/** Tells a person, their delegation and whoever chairs that this person alone no longer judges an entry. */
export function personRecusal(
  facts: Named & { delegation: string; person: string; title: string; state: string; how: string },
  _: Secrets,
): Letter {
  return {
    subject: `Recusal of one person: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.how === "declared"
        ? `${facts.person} of the delegation of ${facts.delegation} has declared a conflict of interest on the entry "${facts.title}" (${facts.state}) of ${facts.edition}, and no longer takes part in judging it.`
        : `${facts.person} of the delegation of ${facts.delegation} has been recused from the entry "${facts.title}" (${facts.state}) of ${facts.edition}, and no longer takes part in judging it.`,
      "The other people of the delegation go on with its score sheet. They do not speak about this entry with the person who is recused.",
    ],
  };
}

type Glass = Named & { title: string; state: string; reason: string };

/** Tells the chair and the vice-chair at once that one entry's judging was opened to mend a fault. */
export function glassBroken(
  facts: Glass & { by: string; confirmedBy: string; until: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `Judging opened to mend a fault: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the judging of "${facts.title}" (${facts.state}) of ${facts.edition} has been opened to ${facts.by} of the secretariat, read only, until ${facts.until}. ${facts.confirmedBy} confirmed it.`,
      `The reason given: ${facts.reason}`,
      "Each look is recorded. Nobody who scores or votes sees anything of it. The state is told after the announcement.",
    ],
    action: { label: "See who looked", link: secrets.link },
  };
}

/** Tells the person who asked for it that one entry's judging is open to them, and how long. */
export function glassOpenForYou(
  facts: Glass & { confirmedBy: string; until: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `Open to you until ${facts.until}: ${facts.title} (${facts.state})`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.confirmedBy} has confirmed that you may look at the judging of "${facts.title}" (${facts.state}) of ${facts.edition}, read only, until ${facts.until}.`,
      "Each look is recorded. What you see is for mending the fault and for nothing else.",
    ],
    action: { label: "Look at it", link: secrets.link },
  };
}

/** Tells a state after the announcement that the judging of its entry had been opened once, and why. */
export function glassTold(facts: Glass & { at: string }, _: Secrets): Letter {
  return {
    subject: `The judging of your entry was opened to mend a fault: ${facts.title}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `on ${facts.at} the judging of "${facts.title}" (${facts.state}) of ${facts.edition} was opened for one hour to a member of the secretariat who neither scores nor votes, to mend a fault. It was read only, a second person had confirmed it, and the jury was told at once.`,
      `The reason given: ${facts.reason}`,
      "The secretariat answers your questions about it.",
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

/** Tells a delegation, and whoever chairs, that its sheet is recorded as absent, and that it can be taken up again. */
export function sheetAbsent(
  facts: Named & {
    delegation: string;
    title: string;
    state: string;
    reason: string;
    /** The reader sits in the delegation; the delegation itself has said it. */
    own: boolean;
    ownWord: boolean;
  },
  secrets: Secrets,
): Letter {
  const whose = facts.own ? "your delegation's score sheet" : `the score sheet of ${facts.delegation}`;
  const entry = `"${facts.title}" (${facts.state}) of ${facts.edition}`;
  return {
    subject: `Recorded as absent: ${facts.own ? "your score sheet" : facts.delegation}, ${facts.title}`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.ownWord
        ? `the delegation of ${facts.delegation} has said that its score sheet for ${entry} will not come.`
        : `it is recorded that ${whose} for ${entry} will not come.`,
      `The reason given: ${facts.reason}`,
      facts.own
        ? "The entry is ranked without it. Until judging is closed your delegation can take the sheet up again, on the entry's page."
        : "The entry is ranked without it. Until judging is closed the delegation can take it up again.",
    ],
    ...(facts.own ? { action: { label: "Open the score sheet", link: secrets.link } } : {}),
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
