import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string };
type Winner = { place: string; title: string; state: string; reasons: string };

function winnerLines(winner: Winner): string[] {
  return [`${winner.place}: "${winner.title}" (${winner.state})`, ...paragraphsOf(winner.reasons)];
}

/** Tells jury, presidency and secretariat that a decision is sealed: its digest and nothing of its content. */
export function decisionRecorded(facts: Named & { year: number; digest: string }, secrets: Secrets): Letter {
  return {
    subject: `The jury of ${facts.edition} has decided; the result is sealed`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the jury of the European Crime Prevention Award ${facts.edition} has recorded its decision. Its content stays sealed until the presidency announces the winners.`,
      "The digest (SHA-256) of the sealed statement is public from now on. Keep this letter: with it you can check later that nothing was changed.",
      facts.digest,
    ],
    action: { label: "See the digest on the public page", link: `${secrets.link}/editions/${facts.year}` },
  };
}

/** Asks a person who was named for the gala to confirm the embargo. */
export function insiderNamed(
  facts: Named & { year: number; gala: string; city: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `You are named to prepare the award evening: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `you are named to prepare the award evening of ${facts.edition} (${facts.city}, ${facts.gala}). For this you may see the sealed result before it is announced.`,
      "First confirm the embargo: you tell nobody who has won, neither your ministry nor the winners. Each look is recorded.",
    ],
    action: {
      label: "Read and confirm the embargo",
      link: `${secrets.link}/presidency/editions/${facts.year}/insiders`,
    },
  };
}

/** Tells a state, or a member of the jury, who has won and why. */
export function winnersAnnounced(
  facts: Named & { year: number; state: string; feedback: boolean; winners: Winner[] },
  secrets: Secrets,
): Letter {
  return {
    subject: `The winners of ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the presidency has announced the winners of the European Crime Prevention Award ${facts.edition}.`,
      ...facts.winners.flatMap(winnerLines),
      ...(facts.state !== "" && facts.feedback
        ? [
            `If ${facts.state} entered a project for the competition, the jury's feedback on it follows in a letter of its own.`,
          ]
        : []),
      ...(facts.state === "" ? ["Thank you for your work in the jury."] : []),
    ],
    action: {
      label: "See the winners and all entries",
      link: `${secrets.link}/editions/${facts.year}`,
    },
  };
}

/** Tells the people of a winning project, and who speaks for its state. */
export function awardWon(
  facts: Named & { year: number; certificate: string; own: Winner; winners: Winner[] },
  secrets: Secrets,
): Letter {
  const others = facts.winners.filter((winner) => winner.title !== facts.own.title);
  return {
    subject: `${facts.own.place}: "${facts.own.title}", ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `"${facts.own.title}" (${facts.own.state}) has been given an award in the European Crime Prevention Award ${facts.edition}: ${facts.own.place}. Congratulations.`,
      "The jury's reasons:",
      ...paragraphsOf(facts.own.reasons),
      ...(others.length > 0 ? ["The other winners:", ...others.flatMap(winnerLines)] : []),
    ],
    action:
      facts.certificate === ""
        ? { label: "See the winners", link: `${secrets.link}/editions/${facts.year}` }
        : { label: "Open the certificate", link: `${secrets.link}/certificates/${facts.certificate}.pdf` },
    afterwards:
      facts.certificate === ""
        ? []
        : ["Sign in to open the certificate. Anybody can verify it by the code that is printed on it."],
  };
}

/** Gives a state the jury's remarks on its entry that did not win, in words only. */
export function feedback(
  facts: Named & { title: string; state: string; sections: { title: string; remarks: string[] }[] },
  _: Secrets,
): Letter {
  return {
    subject: `The jury's feedback on "${facts.title}"`,
    paragraphs: [
      `Dear ${facts.name},`,
      `"${facts.title}" was ${facts.state}'s entry for the European Crime Prevention Award ${facts.edition}. It did not receive an award; the jury read it with care, and these are its remarks.`,
      "Several people wrote them, each for themselves, so they may differ. They come in no order, and without figures: scores and places are not given. Please pass them on to the project.",
      ...(facts.sections.length > 0
        ? facts.sections.flatMap((section) => [`${section.title}:`, ...section.remarks.flatMap(paragraphsOf)])
        : ["The jury left no remarks in words on this entry."]),
    ],
    afterwards: ["The scoring itself stays confidential, for all entries alike."],
  };
}
