import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

type OfRound = { name: string; state: string; edition: string };

const once = (until: string) =>
  `The invitation holds until ${until} and can be used once. Afterwards you sign in with your e-mail address; there is no password.`;

/** Invites a body to propose projects in a state's own selection. */
export function bodyInvitation(
  facts: OfRound & {
    invitedBy: string;
    body: string;
    theme: string;
    year: number;
    deadline: string;
    most: number;
    until: string;
  },
  secrets: Secrets,
): Letter {
  const projects = facts.most === 1 ? "one project" : `up to ${facts.most} projects`;
  return {
    subject: `${facts.body} is invited to ${facts.state}'s round for the European Crime Prevention Award`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.invitedBy} invites ${facts.body} to propose ${projects} for the European Crime Prevention Award ${facts.edition}. Its theme is "${facts.theme}".`,
      `Write on the award's own form and hand in until ${facts.deadline}. What you type is saved as you go, and you can invite colleagues to write with you. The state then chooses which project it enters, and tells you its reasons.`,
      `Theme, conditions and the form as a PDF are on the page of the edition ${facts.year}.`,
    ],
    action: { label: "Accept and sign in", link: secrets.link },
    afterwards: [once(facts.until)],
  };
}

/** Invites somebody to read candidates for the national committee. */
export function committeeInvitation(
  facts: OfRound & { invitedBy: string; theme: string; deadline: string; until: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `You are invited to ${facts.state}'s committee for the European Crime Prevention Award`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.invitedBy} invites you to the committee that advises on which project ${facts.state} enters for the European Crime Prevention Award ${facts.edition}, "${facts.theme}".`,
      `Once the bodies have handed in, until ${facts.deadline}, you read the candidates and write remarks. Only the committee and the national representative see them.`,
    ],
    action: { label: "Accept and sign in", link: secrets.link },
    afterwards: [once(facts.until)],
  };
}

/** Tells a body that it may hand in later than the national deadline, and why. */
export function bodyMoreTime(
  facts: OfRound & { body: string; until: string; reason: string; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `${facts.body} may hand in until ${facts.until}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.body} is given more time in ${facts.state}'s round for the European Crime Prevention Award ${facts.edition}: its candidates can be handed in until ${facts.until}.`,
      "The reason, which the national committee reads too:",
      ...paragraphsOf(facts.reason),
    ],
    action: { label: "Open your candidates", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells a body that the national deadline has been moved. */
export function roundDeadline(
  facts: OfRound & { body: string; before: string; until: string; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `${facts.state}'s national deadline is now ${facts.until}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.state} has moved the deadline of its round for the European Crime Prevention Award ${facts.edition} from ${facts.before} to ${facts.until}.`,
      `Until then ${facts.body} can hand in candidates and take them back. What is handed in already stays handed in.`,
    ],
    action: { label: "Open your candidates", link: `${secrets.link}${facts.path}` },
  };
}

/** Confirms that a candidate is handed in. */
export function candidateHandedIn(
  facts: OfRound & { title: string; body: string; at: string; until: string; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `"${facts.title}" is handed in`,
    paragraphs: [
      `Dear ${facts.name},`,
      `"${facts.title}" of ${facts.body} was handed in to ${facts.state}'s round for the European Crime Prevention Award ${facts.edition} on ${facts.at} (Brussels).`,
      `You can take it back and write on until ${facts.until}. Afterwards the state decides, and a letter tells you what it has decided and why.`,
    ],
    action: { label: "Open your candidates", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells a body what the state has decided on its candidate, with the reasons. */
export function candidateDecided(
  facts: OfRound & {
    title: string;
    body: string;
    outcome: string;
    reason: string;
    /** The language of a candidate that now has to be written in English too. */
    language?: string;
    path: string;
  },
  secrets: Secrets,
): Letter {
  const said: Record<string, string> = {
    competing: `${facts.state} has chosen "${facts.title}" as its competing entry.`,
    additional: `${facts.state} has chosen "${facts.title}" as an additional entry: an example of good practice, which is presented but not judged.`,
    "not-chosen": `${facts.state} has not chosen "${facts.title}" this time.`,
  };
  const chosen = facts.outcome !== "not-chosen";
  return {
    subject: chosen
      ? `"${facts.title}" is chosen for the European Crime Prevention Award`
      : `The decision on "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `thank you for what ${facts.body} has proposed for the European Crime Prevention Award ${facts.edition}. ${said[facts.outcome] ?? ""}`,
      "The reasons:",
      ...paragraphsOf(facts.reason),
      ...(facts.language
        ? [
            `The award is judged in English. Please write each answer in English now; your text in ${facts.language} stands beside it and is kept.`,
          ]
        : []),
      chosen
        ? "The national representative submits the entry once it is complete."
        : "Your text stays readable for you.",
    ],
    action: { label: chosen ? "Open the form" : "Read your candidate", link: `${secrets.link}${facts.path}` },
  };
}

/** Reminds a body of the national deadline. */
export function roundReminder(
  facts: OfRound & { body: string; deadline: string; distance: string; unfinished: number; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `The national round ends ${facts.distance}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `candidates for ${facts.state}'s round for the European Crime Prevention Award ${facts.edition} can be handed in until ${facts.deadline}.`,
      facts.unfinished === 0
        ? `${facts.body} has proposed no project yet. Taking part is not compulsory.`
        : `${facts.body} has ${facts.unfinished === 1 ? "a candidate that is" : `${facts.unfinished} candidates that are`} written but not handed in.`,
    ],
    action: { label: "Open your candidates", link: `${secrets.link}${facts.path}` },
  };
}

/** Tells the secretariat that a state asks for help with a draft, and what with. */
export function helpAsked(
  facts: OfRound & { title: string; by: string; why: string; until: string; path: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `${facts.state} asks for help with "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.by} asks the secretariat for help with the draft of "${facts.title}", ${facts.state}, for the European Crime Prevention Award ${facts.edition}:`,
      ...paragraphsOf(facts.why),
      `You can read the draft until ${facts.until}, or until the state ends it. Nobody but the state can change it.`,
    ],
    action: { label: "Read the draft", link: `${secrets.link}${facts.path}` },
  };
}

/** Invites a colleague to write or read a body's candidate. */
export function candidateInvitation(
  facts: OfRound & { title: string; invitedBy: string; role: string; until: string },
  secrets: Secrets,
): Letter {
  const work = facts.role === "write" ? "write the form" : "read the form";
  return {
    subject: `You are invited to the candidate "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.invitedBy} invites you to ${work} of "${facts.title}", a candidate in ${facts.state}'s round for the European Crime Prevention Award ${facts.edition}.`,
      "What you type is saved as you go. Several people can write at once; the contact person of your body hands the candidate in.",
    ],
    action: { label: "Accept and sign in", link: secrets.link },
    afterwards: [once(facts.until)],
  };
}
