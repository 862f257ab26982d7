import { type EditionFacts, isAnnounced } from "../editions/edition";
import { type EntryFacts, isCandidate } from "../entries/entry";
import { type Actor, holds, isJudgingHiddenFrom, isOf, isRecusedFrom, seatIn, speaksFor } from "./actor";

/** Why not: a sentence for the person; or `hidden`, where even the thing's existence is not for them. */
export type Reason = { code: string; sentence: string; hidden?: true };

type Policy<Facts> = (actor: Actor, facts: Facts) => Reason | undefined;

const hidden: Reason = { code: "hidden", sentence: "There is no such page.", hidden: true };

function no(code: string, sentence: string): Reason {
  return { code, sentence };
}

const onlySecretariat = no(
  "only-secretariat",
  "Only the secretariat can do this. Write to the secretariat if it is needed.",
);
const onlyPresidency = no("only-presidency", "Only the presidency of this edition can do this.");
const onlyState = no(
  "only-representative",
  "Only the national representative of this state, or a substitute, can do this.",
);
const onlyChair = no(
  "only-chair",
  "Only the chair of the jury can do this, or the vice-chair where the chair is recused.",
);
const onlyActing = no(
  "only-acting",
  "Another delegation acts here for the jury: the chair; the vice-chair where the chair is recused or was not in the meeting; then the next one by number.",
);
const ownState = no(
  "own-state",
  "Nobody decides on an entry of their own state. Ask a colleague from another state.",
);

const notChosen = no(
  "not-chosen",
  "This is a candidate of the national round. It becomes the state's entry when it is chosen.",
);
const onlyBody = no(
  "only-body",
  "Only the people of the body that proposes it can do this. Write to its contact person.",
);

const noGlass = no(
  "has-a-seat",
  "Judging is never opened to anybody who sits in this jury. A colleague without a seat can ask for it.",
);

/** A function, so that the rule reads as one line and the sentence stands in one place. */
function unless(allowed: boolean, reason: Reason): Reason | undefined {
  return allowed ? undefined : reason;
}

function isPresidencyOf(actor: Actor, edition: EditionFacts): boolean {
  return holds(actor, "presidency", edition.presidency_country);
}

function isSecretariat(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

type OfEdition = { edition: EditionFacts };
type OfScores = { edition: EditionFacts; entry: Judged };
type OfEntry = { edition: EditionFacts; entry: EntryFacts };
/** `entry`: the draft that is let in late; nothing where the state began none. */
type OfLateEntry = { edition: EditionFacts; country: string; entry?: EntryFacts };
/** `declaredNone`: the person has declared no interest in the entry; `assigned`: their delegation judges it. */
type OfSheet = OfEntry & { assigned: boolean; declaredNone: boolean };
type Judged = Pick<EntryFacts, "id" | "country" | "created_at">;
/** `placed`: the entries the decision puts on a place; a chair kept from the judging of one of them gives way. */
type OfDecision = { edition: EditionFacts; placed: readonly Judged[] };
/** `entries`: every entry of the edition; each delegation's scores of all of them stand in the ballots file. */
type OfBallots = { edition: EditionFacts; entries: readonly Judged[] };
/** `insider`: named for this edition and embargo confirmed. */
type OfInsider = { edition: EditionFacts; insider: boolean };

/** `acting`: the delegation that acts for the jury on the entries in question, if one is free to. */
type OfActing = { edition: EditionFacts; acting?: string };
/** `decider`: the delegation that decides the objection of a state (`country`); where none is free, the secretariat does. */
type OfObjection = { edition: EditionFacts; decider?: string; country: string };
/** `openFor`: the person to whom the entry's judging is open at this moment, if to anybody. */
type OfGlass = OfEntry & { openFor: string | undefined };
/** `own`: it was given to this person, or for an entry of theirs. */
type OfCertificate = OfInsider & { own: boolean };

/** `member`: of the national committee that reads this round's candidates. */
type OfRound = { country: string; member: boolean };
/** `contact`: the contact person of a body that the state has invited to its round. */
type OfBody = { country: string; contact: boolean };

/** True for whoever scores or votes in the edition, or is invited to. */
function sitsIn(actor: Actor, editionId: string): boolean {
  if (actor.kind !== "person") return false;
  return [...actor.seats, ...actor.pendingSeats].some((seat) => seat.editionId === editionId);
}

/** The chair acts for the jury; the vice-chair where the chair is recused from one of the entries. */
function actsAsChair(actor: Actor, editionId: string, entries: readonly Judged[]): boolean {
  const seat = seatIn(actor, editionId)?.seat;
  const kept = entries.some((entry) => isJudgingHiddenFrom(actor, entry));
  // The vice-chair's own recusal matters too: where both are recused the jury's secretariat asks for another chair.
  return (seat === "chair" || seat === "vice-chair") && !kept;
}

/** Until submitted an entry is its own people's; the secretariat meets it at admission, the jury when judging. */
function readsAsOwner(actor: Actor, entry: EntryFacts): boolean {
  return (
    speaksFor(actor, entry.country) ||
    (actor.kind === "person" && actor.entries.some((one) => one.entryId === entry.id))
  );
}

function writesEntry(actor: Actor, entry: EntryFacts): boolean {
  const invited =
    actor.kind === "person" && actor.entries.some((one) => one.entryId === entry.id && one.role === "write");
  // Who decides between candidates must not write in one.
  return invited || (!isCandidate(entry) && speaksFor(actor, entry.country));
}

/** Nobody outside its own state has to do with an entry that was never submitted. */
function isUnsubmitted(entry: EntryFacts): boolean {
  const withdrawnDraft = entry.state === "withdrawn" && entry.submitted_at === null;
  return entry.state === "draft" || withdrawnDraft || isCandidate(entry);
}

const notWriting = no(
  "read-only",
  "You may read this entry but not change it. Ask the national representative to let you write.",
);

/**
 * The whole policy: from a permission to the reason against it, or nothing. What is not here is not allowed.
 * Whether the time is right (states, deadlines) is for the lifecycle and the command; here is who.
 */
export const permissions = {
  "people.administer": (actor, _: object) => unless(isSecretariat(actor), hidden),
  "letters.read": (actor, _: object) => unless(isSecretariat(actor), hidden),
  "history.read": (actor, _: object) => unless(isSecretariat(actor), hidden),

  "edition.create": (actor, facts: { presidency_country: string }) =>
    unless(holds(actor, "presidency", facts.presidency_country), onlyPresidency),
  "edition.read-preparing": (actor, { edition }: OfEdition) =>
    unless(isPresidencyOf(actor, edition) || isSecretariat(actor), hidden),
  "edition.change": (actor, { edition }: OfEdition) => unless(isPresidencyOf(actor, edition), onlyPresidency),
  "edition.open-call": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),
  "edition.close-call": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),
  "edition.close-admission": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),
  "edition.open-judging": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),
  "edition.announce": (actor, { edition }: OfEdition) =>
    unless(isPresidencyOf(actor, edition), onlyPresidency),
  "edition.release-feedback": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),
  "edition.archive": (actor, _: OfEdition) => unless(isSecretariat(actor), onlySecretariat),

  "entry.create": (actor, facts: { country: string }) => unless(speaksFor(actor, facts.country), onlyState),
  "entry.read": (actor, { entry }: OfEntry) => unless(readsAsOwner(actor, entry), hidden),
  "entry.write": (actor, { entry }: OfEntry) => {
    if (!readsAsOwner(actor, entry)) return hidden;
    const speaks = speaksFor(actor, entry.country);
    return unless(writesEntry(actor, entry), speaks ? onlyBody : notWriting);
  },
  "entry.sign-off": (actor, { entry }: OfEntry) => {
    if (!readsAsOwner(actor, entry)) return hidden;
    return isCandidate(entry) ? notChosen : unless(speaksFor(actor, entry.country), onlyState);
  },
  "entry.read-for-help": (actor, { entry, asked }: OfEntry & { asked: boolean }) =>
    unless(
      isSecretariat(actor) && asked && entry.state === "draft" && !isRecusedFrom(actor, entry.id),
      hidden,
    ),

  "round.open": (actor, facts: { country: string }) => unless(speaksFor(actor, facts.country), onlyState),
  "round.read": (actor, { country, member }: OfRound) => unless(speaksFor(actor, country) || member, hidden),
  "round.lead": (actor, { country, member }: OfRound) =>
    unless(speaksFor(actor, country), member ? onlyState : hidden),
  "body.read": (actor, { country, contact }: OfBody) => unless(speaksFor(actor, country) || contact, hidden),
  "body.lead": (actor, { country, contact }: OfBody) =>
    unless(contact, speaksFor(actor, country) ? onlyBody : hidden),

  "entry.admit-late": (actor, { edition, country, entry }: OfLateEntry) => {
    // The presidency decides on its own state no more than anybody: there the vice-chair stands in its place.
    const inPlace =
      country === edition.presidency_country && seatIn(actor, edition.id)?.seat === "vice-chair";
    const office = isSecretariat(actor) || isPresidencyOf(actor, edition) || inPlace;
    if (!office || (entry && isRecusedFrom(actor, entry.id))) return hidden;
    return unless(!isOf(actor, country) && !(entry && readsAsOwner(actor, entry)), ownState);
  },
  "late-entries.read": (actor, { edition }: { edition: { presidency_country: string } }) =>
    unless(
      isSecretariat(actor) ||
        holds(actor, "presidency", edition.presidency_country) ||
        holds(actor, "representative") ||
        holds(actor, "substitute"),
      hidden,
    ),

  // For the conference; whoever judges an entry knows its form alone until the decision.
  "materials.read": (actor, { edition, entry }: OfEntry) => {
    if (readsAsOwner(actor, entry)) return undefined;
    const judges = seatIn(actor, edition.id) !== undefined && entry.kind === "competing";
    const decided = edition.state === "decided" || isAnnounced(edition);
    if ((judges && !decided) || (isRecusedFrom(actor, entry.id) && !isAnnounced(edition))) return hidden;
    const office = isSecretariat(actor) && !isUnsubmitted(entry);
    const organisers =
      isPresidencyOf(actor, edition) && entry.state === "admitted" && edition.admission_closed_at !== null;
    return unless(office || organisers, hidden);
  },
  "materials.list": (actor, { edition }: OfEdition) =>
    unless(isPresidencyOf(actor, edition) || isSecretariat(actor), hidden),

  "admission.list": (actor, _: object) => unless(isSecretariat(actor), hidden),
  "admission.read": (actor, { entry }: OfEntry) =>
    unless(isSecretariat(actor) && !isUnsubmitted(entry) && !isRecusedFrom(actor, entry.id), hidden),
  "admission.decide": (actor, { entry }: OfEntry) => {
    if (!isSecretariat(actor) || isUnsubmitted(entry) || isRecusedFrom(actor, entry.id)) return hidden;
    return unless(!isOf(actor, entry.country) && !readsAsOwner(actor, entry), ownState);
  },

  "jury.compose": (actor, { edition }: OfEdition) =>
    unless(isPresidencyOf(actor, edition) || isSecretariat(actor), onlyPresidency),
  "jury.read": (actor, { edition }: OfEdition) =>
    unless(
      isPresidencyOf(actor, edition) || isSecretariat(actor) || seatIn(actor, edition.id) !== undefined,
      hidden,
    ),
  "jury.object": (actor, facts: { country: string }) => unless(speaksFor(actor, facts.country), onlyState),
  "jury.decide-objection": (actor, { edition, decider, country }: OfObjection) => {
    if (decider !== undefined) return unless(seatIn(actor, edition.id)?.delegationId === decider, hidden);
    return unless(isSecretariat(actor) && !isOf(actor, country) && !sitsIn(actor, edition.id), hidden);
  },
  "judging.work": (actor, { edition }: OfEdition) => unless(seatIn(actor, edition.id) !== undefined, hidden),
  "judging.declare": (actor, { edition, assigned }: OfSheet) =>
    unless(seatIn(actor, edition.id) !== undefined && assigned, hidden),
  "judging.read-entry": (actor, { edition, entry, assigned, declaredNone }: OfSheet) => {
    if (seatIn(actor, edition.id) === undefined || !assigned || isRecusedFrom(actor, entry.id)) return hidden;
    return unless(
      declaredNone,
      no("declare-first", "Declare your interests on this entry first; then it opens."),
    );
  },
  "judging.see-progress": (actor, { edition }: OfEdition) => {
    const seat = seatIn(actor, edition.id)?.seat;
    return unless(isSecretariat(actor) || seat === "chair" || seat === "vice-chair", hidden);
  },
  "judging.chair": (actor, { edition, placed }: OfDecision) =>
    unless(actsAsChair(actor, edition.id, placed), onlyChair),
  "judging.impose-recusal": (actor, { edition, entry }: OfEntry) => {
    if (actsAsChair(actor, edition.id, [entry])) return undefined;
    if (!isSecretariat(actor) || isRecusedFrom(actor, entry.id)) return onlyChair;
    return unless(!isJudgingHiddenFrom(actor, entry), ownState);
  },
  "judging.confirm-absence": (actor, { entry }: OfEntry) => {
    if (!isSecretariat(actor) || isRecusedFrom(actor, entry.id)) return onlySecretariat;
    return unless(!isJudgingHiddenFrom(actor, entry), ownState);
  },
  "judging.close": (actor, { edition }: OfEdition) =>
    unless(isSecretariat(actor) || seatIn(actor, edition.id)?.seat === "chair", onlyChair),
  "judging.open-order": (actor, { edition }: OfEdition) =>
    unless(isSecretariat(actor) || seatIn(actor, edition.id)?.seat === "chair", onlyChair),

  "judging.propose-glass": (actor, { edition, entry }: OfEntry) => {
    if (!isSecretariat(actor) || isRecusedFrom(actor, entry.id)) return hidden;
    if (sitsIn(actor, edition.id)) return noGlass;
    return unless(!isJudgingHiddenFrom(actor, entry), ownState);
  },
  "judging.confirm-glass": (actor, { edition, entry }: OfEntry) => {
    const second = isSecretariat(actor) || seatIn(actor, edition.id)?.seat === "vice-chair";
    if (!second || isRecusedFrom(actor, entry.id)) return hidden;
    return unless(!isJudgingHiddenFrom(actor, entry), ownState);
  },
  "judging.look-through-glass": (actor, { edition, entry, openFor }: OfGlass) => {
    if (actor.kind !== "person" || actor.id !== openFor || !isSecretariat(actor)) return hidden;
    return unless(!isJudgingHiddenFrom(actor, entry) && !sitsIn(actor, edition.id), hidden);
  },

  "ranking.read": (actor, { edition }: OfEdition) => {
    const jury = seatIn(actor, edition.id) !== undefined || isSecretariat(actor);
    return unless(jury && edition.order_opened_at !== null, hidden);
  },
  "ranking.read-scores": (actor, { edition, entry }: OfScores) => {
    const jury = seatIn(actor, edition.id) !== undefined || isSecretariat(actor);
    const free = !isJudgingHiddenFrom(actor, entry) || isAnnounced(edition);
    return unless(jury && edition.order_opened_at !== null && free, hidden);
  },

  "ranking.export": (actor, { edition, entries }: OfBallots) => {
    const seat = seatIn(actor, edition.id)?.seat;
    const office = isSecretariat(actor) || seat === "chair" || seat === "vice-chair";
    const free = isAnnounced(edition) || !entries.some((entry) => isJudgingHiddenFrom(actor, entry));
    return unless(office && edition.order_opened_at !== null && free, hidden);
  },
  "ranking.what-if": (actor, { edition }: OfEdition) => {
    const seat = seatIn(actor, edition.id)?.seat;
    const decided = edition.state === "decided" || isAnnounced(edition);
    return unless(decided && (seat === "chair" || seat === "vice-chair"), hidden);
  },

  "result.name-insiders": (actor, { edition }: OfEdition) =>
    unless(isPresidencyOf(actor, edition) || seatIn(actor, edition.id)?.seat === "chair", hidden),
  "result.read-sealed": (actor, { edition, insider }: OfInsider) =>
    unless(actor.kind === "person" && (insider || isAnnounced(edition)), hidden),

  "result.decide": (actor, { edition, acting }: OfActing) => {
    const seat = seatIn(actor, edition.id);
    if (!seat && !isSecretariat(actor)) return hidden;
    return unless(seat !== undefined && seat.delegationId === acting, onlyActing);
  },
  "result.read-decision": (actor, { edition, insider }: OfInsider) =>
    unless(seatIn(actor, edition.id) !== undefined || insider || isAnnounced(edition), hidden),
  "result.confirm-embargo": (_, { named }: { named: boolean }) => unless(named, hidden),
  "certificates.read": (actor, { edition, insider, own }: OfCertificate) => {
    const after = own || isPresidencyOf(actor, edition) || isSecretariat(actor);
    return unless(insider || (isAnnounced(edition) && after), hidden);
  },
  "gala.reveal": (actor, { edition, insider }: OfInsider) =>
    unless(isAnnounced(edition) || (insider && isPresidencyOf(actor, edition)), hidden),

  "programme.build": (actor, { edition }: OfEdition) => unless(isPresidencyOf(actor, edition), hidden),
  "certificates.prepare": (actor, { insider }: OfInsider) =>
    unless(actor.kind === "person" && insider, hidden),
} satisfies Record<string, Policy<never>>;

export type Permission = keyof typeof permissions;
export type FactsOf<P extends Permission> = Parameters<(typeof permissions)[P]>[1];

/** Gives the reason against, or nothing when the actor may. */
export function reasonAgainst<P extends Permission>(
  actor: Actor,
  permission: P,
  facts: FactsOf<P>,
): Reason | undefined {
  return (permissions[permission] as Policy<FactsOf<P>>)(actor, facts);
}

/** True when the actor may; for pages that show or leave out a button. */
export function may<P extends Permission>(actor: Actor, permission: P, facts: FactsOf<P>): boolean {
  return reasonAgainst(actor, permission, facts) === undefined;
}
