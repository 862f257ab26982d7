import { type Letter, paragraphsOf } from "./letter";
import type { Secrets } from "./people";

type Named = { name: string; edition: string };

/** Invitations of earlier versions carry the seat in the delegation's name. */
function seatWords(facts: { delegation: string; seat?: string; advice?: boolean }): string {
  if (facts.advice) return `${facts.delegation} (advice only)`;
  return facts.seat ? `${facts.delegation} (${facts.seat})` : facts.delegation;
}

/** Invites a person to the jury; the link signs in once and leads to the page that takes the answer. */
export function juryInvitation(
  facts: Named & {
    delegation: string;
    seat?: string;
    advice?: boolean;
    judgingUntil: string;
    meeting: string;
    until: string;
  },
  secrets: Secrets,
): Letter {
  return {
    subject: `You are invited to the jury of the European Crime Prevention Award ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `you have been named for the jury of the European Crime Prevention Award ${facts.edition}, in this delegation: ${seatWords(facts)}.`,
      `The jury reads and scores the entries online until ${facts.judgingUntil} and meets on ${facts.meeting}. Before an entry opens you state whether you have an interest in it. A letter tells you when judging begins.`,
      ...(facts.advice
        ? [
            "Your delegation advises: what it writes is shown beside the ranking and counts in no mean, vote or quorum.",
          ]
        : []),
      "Please say whether you accept. The national representatives of the Member States see who sits in the jury; your name becomes public only if you agree.",
    ],
    action: { label: "Sign in and answer", link: `${secrets.link}?next=/jury/invitation` },
    afterwards: [
      `The link holds until ${facts.until} and can be used once. Afterwards you sign in with your e-mail address; there is no password.`,
    ],
  };
}

/** Reminds somebody who has not answered the invitation to the jury. */
export function juryInvitationReminder(
  facts: Named & { delegation: string; seat: string; advice: boolean; invitedOn: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `Your answer is awaited: jury of ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `on ${facts.invitedOn} you were invited to the jury of the European Crime Prevention Award ${facts.edition}, in this delegation: ${seatWords(facts)}. Your answer is still missing.`,
      "Please accept, or decline so that somebody else can be named.",
    ],
    action: { label: "Answer the invitation", link: `${secrets.link}/jury/invitation` },
  };
}

/** Reminds somebody who has accepted a seat, and not the terms without which nothing of the jury opens. */
export function juryTermsReminder(
  facts: Named & { delegation: string; seat: string; advice: boolean; acceptedOn: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `The terms of the jury wait for you: ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `on ${facts.acceptedOn} you accepted your seat in the jury of the European Crime Prevention Award ${facts.edition}, in this delegation: ${seatWords(facts)}. One step is left: the terms of the jury, on confidentiality and interests.`,
      "Until you have accepted them no entry opens to you.",
    ],
    action: { label: "Read the terms", link: `${secrets.link}/jury/terms` },
  };
}

/** Tells the presidency that a named person has declined. */
export function juryDeclined(
  facts: Named & { year: number; person: string; delegation: string; seat: string; reason: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `A seat of the jury ${facts.edition} is declined`,
    paragraphs: [
      `Dear ${facts.name},`,
      `${facts.person} has declined to sit in the jury of the European Crime Prevention Award ${facts.edition}, in this delegation: ${facts.delegation} (${facts.seat}).`,
      ...(facts.reason === "" ? ["No reason was given."] : paragraphsOf(`The reason given: ${facts.reason}`)),
      "Please name somebody else for the delegation.",
    ],
    action: { label: "See the jury", link: `${secrets.link}/presidency/editions/${facts.year}/jury` },
  };
}

/** Tells somebody that they no longer sit in the jury. */
export function jurySeatEnded(
  facts: Named & { delegation: string; ground: "replaced" | "objection" },
  _: Secrets,
): Letter {
  return {
    subject: `You no longer sit in the jury of ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.ground === "replaced"
        ? `somebody else has been named in your place in the delegation of ${facts.delegation}, in the jury of the European Crime Prevention Award ${facts.edition}. What the delegation has written stays with it.`
        : `a Member State has objected to the delegation of ${facts.delegation} in the jury of the European Crime Prevention Award ${facts.edition}, and the objection was upheld. The delegation has left the jury.`,
      "What you have seen of the jury's work stays confidential. Thank you for having been ready to judge.",
    ],
  };
}

/** Shows a state the delegations of the jury and until when it may object. */
export function juryShown(
  facts: Named & { state: string; delegations: string[]; again: boolean; until: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `The jury of ${facts.edition}: objections until ${facts.until}`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.again
        ? `the jury of the European Crime Prevention Award ${facts.edition} has changed. New in it: ${facts.delegations.join("; ")}.`
        : `this is the jury of the European Crime Prevention Award ${facts.edition}: ${facts.delegations.join("; ")}.`,
      `${facts.state} may object to a delegation, with a reason, until ${facts.until} (Brussels). The chair of the jury decides; where the objection is to the chair's own delegation, the vice-chair does. Judging opens only when the period is over and every objection is decided.`,
      "Their people's names stand on the page. They are not public; please treat them as confidential.",
    ],
    action: { label: "See the jury", link: `${secrets.link}/national/jury` },
  };
}

/** Tells a state that somebody else sits in a delegation since judging was opened, and how it can object. */
export function jurySuccessorShown(
  facts: Named & { state: string; delegation: string; until: string | null },
  secrets: Secrets,
): Letter {
  return {
    subject: `Another person in the jury of ${facts.edition}: ${facts.delegation}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `in the jury of the European Crime Prevention Award ${facts.edition} another person now sits in the delegation of ${facts.delegation}. The name stands on the page once the person has accepted; it is confidential.`,
      facts.until
        ? `${facts.state} may object to this delegation judging the state's own entry, with a reason, until ${facts.until} (Brussels), while judging is open.`
        : `Judging is closed. If ${facts.state} has a reason against this person taking part in the decision, write to the secretariat.`,
    ],
    action: { label: "See the jury", link: `${secrets.link}/national/jury` },
  };
}

/** Tells the delegation that decides of a state's objection. */
export function juryObjectionRaised(
  facts: Named & { state: string; delegation: string; ownEntry: boolean },
  secrets: Secrets,
): Letter {
  return {
    subject: `An objection to decide: ${facts.delegation}, jury of ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      facts.ownEntry
        ? `${facts.state} objects to the delegation of ${facts.delegation} judging the state's own entry to ${facts.edition}.`
        : `${facts.state} objects to the delegation of ${facts.delegation} in the jury of ${facts.edition}.`,
      "The reason stands on the page. Please decide, with a reason that the state is told.",
    ],
    action: { label: "Read and decide", link: `${secrets.link}/jury/objections` },
  };
}

/** Tells a state how its objection was decided. */
export function juryObjectionDecided(
  facts: Named & {
    state: string;
    delegation: string;
    ownEntry: boolean;
    upheld: boolean;
    decidedBy: string;
    reason: string;
  },
  secrets: Secrets,
): Letter {
  const what = facts.ownEntry
    ? `to the delegation of ${facts.delegation} judging the entry of ${facts.state}`
    : `to the delegation of ${facts.delegation}`;
  const outcome = facts.ownEntry
    ? "The delegation does not judge your entry."
    : "The delegation leaves the jury.";
  return {
    subject: `Your objection is ${facts.upheld ? "upheld" : "dismissed"}: jury of ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `the ${facts.decidedBy} of the jury has ${facts.upheld ? "upheld" : "dismissed"} the objection of ${facts.state} ${what}, ${facts.edition}. ${facts.upheld ? outcome : "The jury stays as it is."}`,
      ...paragraphsOf(`The reason given: ${facts.reason}`),
    ],
    action: { label: "See the jury", link: `${secrets.link}/national/jury` },
  };
}

/** Tells the presidency that a delegation has left the jury because an objection was upheld. */
export function juryDelegationLeft(
  facts: Named & { year: number; delegation: string; seat: string },
  secrets: Secrets,
): Letter {
  return {
    subject: `A delegation has left the jury ${facts.edition}`,
    paragraphs: [
      `Dear ${facts.name},`,
      `an objection to the delegation of ${facts.delegation} (${facts.seat}) was upheld. It has left the jury of ${facts.edition}; its people are told.`,
      "Please complete the jury. A delegation that takes its place is shown to the states before judging opens.",
    ],
    action: { label: "See the jury", link: `${secrets.link}/presidency/editions/${facts.year}/jury` },
  };
}
