import {
  actWaits,
  admissionReopened,
  deadlineExtended,
  decisionAnnulled,
  editionCancelled,
  judgingReopened,
} from "./acts";
import { entryAdded, judgingNudge, judgingOutstanding } from "./distribution";
import { callOpened, callRequested, presentersWanted, wordingCorrected } from "./editions";
import {
  entryAdmitted,
  entryInvitation,
  entryKept,
  entryLeft,
  entryNotSubmitted,
  entryReceipt,
  entryReconsidered,
  entryRefused,
  entryReturned,
  entryWithdrawal,
  entryWithdrawn,
  lateEntry,
} from "./entries";
import {
  glassBroken,
  glassOpenForYou,
  glassTold,
  interestsWanted,
  judgingOpened,
  lateRecusalDecided,
  orderOpened,
  personRecusal,
  recusal,
  sheetAbsent,
  sheetReopened,
} from "./judging";
import {
  juryDeclined,
  juryDelegationLeft,
  juryInvitation,
  juryInvitationReminder,
  juryObjectionDecided,
  juryObjectionRaised,
  jurySeatEnded,
  juryShown,
  jurySuccessorShown,
  juryTermsReminder,
} from "./jury";
import type { Letter } from "./letter";
import {
  bodyInvitation,
  bodyMoreTime,
  candidateDecided,
  candidateHandedIn,
  candidateInvitation,
  committeeInvitation,
  helpAsked,
  roundDeadline,
  roundReminder,
} from "./national";
import { appointment, type Secrets, signIn } from "./people";
import { programmePublished } from "./programme";
import { awardWon, decisionRecorded, feedback, insiderNamed, winnersAnnounced } from "./results";

type Entry<Facts> = {
  write: (facts: Facts, secrets: Secrets) => Letter;
  /** Who may read the text afterwards: everybody who may see letters, or the recipient only. */
  readable: "secretariat" | "recipient";
};

/** Every letter the platform sends, by its kind. */
export const letters = {
  "sign-in": { write: signIn, readable: "secretariat" },
  appointment: { write: appointment, readable: "secretariat" },
  "call-requested": { write: callRequested, readable: "secretariat" },
  "call-opened": { write: callOpened, readable: "secretariat" },
  "wording-corrected": { write: wordingCorrected, readable: "secretariat" },
  "presenters-wanted": { write: presentersWanted, readable: "secretariat" },
  "jury-invitation": { write: juryInvitation, readable: "secretariat" },
  "jury-invitation-reminder": { write: juryInvitationReminder, readable: "secretariat" },
  "jury-terms-reminder": { write: juryTermsReminder, readable: "secretariat" },
  "jury-declined": { write: juryDeclined, readable: "recipient" },
  "jury-seat-ended": { write: jurySeatEnded, readable: "secretariat" },
  "jury-shown": { write: juryShown, readable: "secretariat" },
  "jury-successor-shown": { write: jurySuccessorShown, readable: "secretariat" },
  "jury-objection-raised": { write: juryObjectionRaised, readable: "recipient" },
  "jury-objection-decided": { write: juryObjectionDecided, readable: "recipient" },
  "jury-delegation-left": { write: juryDelegationLeft, readable: "secretariat" },
  "interests-wanted": { write: interestsWanted, readable: "secretariat" },
  "judging-opened": { write: judgingOpened, readable: "secretariat" },
  recusal: { write: recusal, readable: "secretariat" },
  "glass-broken": { write: glassBroken, readable: "recipient" },
  "glass-open-for-you": { write: glassOpenForYou, readable: "recipient" },
  "glass-told": { write: glassTold, readable: "recipient" },
  "person-recusal": { write: personRecusal, readable: "secretariat" },
  "judging-outstanding": { write: judgingOutstanding, readable: "recipient" },
  "judging-nudge": { write: judgingNudge, readable: "recipient" },
  "entry-added": { write: entryAdded, readable: "recipient" },
  "late-recusal-decided": { write: lateRecusalDecided, readable: "recipient" },
  "sheet-absent": { write: sheetAbsent, readable: "recipient" },
  "sheet-reopened": { write: sheetReopened, readable: "recipient" },
  "order-opened": { write: orderOpened, readable: "secretariat" },
  "programme-published": { write: programmePublished, readable: "secretariat" },
  "entry-invitation": { write: entryInvitation, readable: "recipient" },
  "entry-receipt": { write: entryReceipt, readable: "secretariat" },
  "entry-not-submitted": { write: entryNotSubmitted, readable: "recipient" },
  "late-entry": { write: lateEntry, readable: "secretariat" },
  "entry-kept": { write: entryKept, readable: "secretariat" },
  "entry-withdrawn": { write: entryWithdrawn, readable: "recipient" },
  "entry-withdrawal": { write: entryWithdrawal, readable: "recipient" },
  "entry-left": { write: entryLeft, readable: "secretariat" },
  "entry-admitted": { write: entryAdmitted, readable: "secretariat" },
  "entry-returned": { write: entryReturned, readable: "recipient" },
  "entry-reconsidered": { write: entryReconsidered, readable: "secretariat" },
  "entry-refused": { write: entryRefused, readable: "recipient" },
  "body-invitation": { write: bodyInvitation, readable: "recipient" },
  "body-more-time": { write: bodyMoreTime, readable: "recipient" },
  "committee-invitation": { write: committeeInvitation, readable: "recipient" },
  "candidate-invitation": { write: candidateInvitation, readable: "recipient" },
  "candidate-handed-in": { write: candidateHandedIn, readable: "recipient" },
  "candidate-decided": { write: candidateDecided, readable: "recipient" },
  "round-deadline": { write: roundDeadline, readable: "recipient" },
  "round-reminder": { write: roundReminder, readable: "recipient" },
  "help-asked": { write: helpAsked, readable: "recipient" },
  "decision-recorded": { write: decisionRecorded, readable: "secretariat" },
  "insider-named": { write: insiderNamed, readable: "secretariat" },
  "winners-announced": { write: winnersAnnounced, readable: "secretariat" },
  "award-won": { write: awardWon, readable: "secretariat" },
  feedback: { write: feedback, readable: "recipient" },
  "act-waits": { write: actWaits, readable: "recipient" },
  "deadline-extended": { write: deadlineExtended, readable: "secretariat" },
  "admission-reopened": { write: admissionReopened, readable: "recipient" },
  "judging-reopened": { write: judgingReopened, readable: "recipient" },
  "decision-annulled": { write: decisionAnnulled, readable: "recipient" },
  "edition-cancelled": { write: editionCancelled, readable: "recipient" },
} satisfies Record<string, Entry<never>>;

export type LetterKind = keyof typeof letters;
export type LetterFacts<K extends LetterKind> = Parameters<(typeof letters)[K]["write"]>[0];

/** Writes a letter of a kind from its facts. */
export function writeLetter<K extends LetterKind>(kind: K, facts: LetterFacts<K>, secrets: Secrets): Letter {
  return (letters[kind].write as (facts: LetterFacts<K>, secrets: Secrets) => Letter)(facts, secrets);
}
