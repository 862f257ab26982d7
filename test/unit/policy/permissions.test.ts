import { describe, expect, it } from "vitest";
import type { EditionFacts } from "../../../app/domain/editions/edition";
import type { EntryFacts } from "../../../app/domain/entries/entry";
import type { Actor, PersonActor, Seat } from "../../../app/domain/people/actor";
import {
  type FactsOf,
  type Permission,
  permissions,
  reasonAgainst,
} from "../../../app/domain/people/permissions";

const edition: EditionFacts = {
  id: "edition",
  state: "judging",
  presidency_country: "IE",
  deadline_at: "2026-09-30T22:00:00.000Z",
  admission_closed_at: "2026-10-09T15:00:00.000Z",
  order_opened_at: null,
};
const opened: EditionFacts = { ...edition, state: "deciding", order_opened_at: "2026-11-10T09:00:00.000Z" };
const announced: EditionFacts = { ...opened, state: "announced" };
const entry: EntryFacts = {
  id: "entry",
  edition_id: "edition",
  country: "GR",
  kind: "competing",
  state: "submitted",
  created_at: "2026-07-20T09:00:00.000Z",
  submitted_at: "2026-09-20T09:00:00.000Z",
  returned_until: null,
  late_until: null,
};
const other: EntryFacts = { ...entry, id: "other", country: "BG" };
const draft: EntryFacts = { ...entry, state: "draft" };
const candidate: EntryFacts = { ...entry, kind: "additional", state: "candidate" };

function person(given: Partial<PersonActor>): PersonActor {
  const nothing = {
    appointments: [],
    seats: [],
    pendingSeats: [],
    entries: [],
    recusedFrom: [],
    formerly: { states: [], entries: [] },
  };
  return { kind: "person", id: "p", nameLatin: "P", nameOwn: null, nameLanguage: null, ...nothing, ...given };
}

function appointed(role: PersonActor["appointments"][number]["role"], country: string | null = null) {
  return { appointments: [{ role, country }] };
}

function seated(seat: Seat["seat"], country: string, editionId = edition.id) {
  return { seats: [{ delegationId: `of ${country}`, editionId, number: 1, seat, country }] };
}

const recused = { recusedFrom: [{ entryId: "entry", kind: "imposed" as const }] };

/** Who is asked; the entry is Greece's, the edition Ireland's. */
const actors: Record<string, Actor> = {
  vi: { kind: "visitor" },
  sy: { kind: "system" },
  no: person({}),
  aw: person({ entries: [{ entryId: "entry", role: "write" }] }),
  ar: person({ entries: [{ entryId: "entry", role: "read" }] }),
  ro: person(appointed("representative", "GR")),
  rx: person(appointed("representative", "MT")),
  so: person(appointed("substitute", "GR")),
  se: person(appointed("secretariat")),
  sg: person({ ...appointed("secretariat"), ...seated("member", "GR") }),
  sa: person({ ...appointed("secretariat"), entries: [{ entryId: "entry", role: "read" }] }),
  sr: person({ ...appointed("secretariat"), ...seated("member", "LT"), ...recused }),
  po: person(appointed("presidency", "IE")),
  px: person(appointed("presidency", "CY")),
  ch: person(seated("chair", "IE")),
  vc: person(seated("vice-chair", "CY")),
  me: person(seated("member", "LT")),
  rc: person({ ...seated("chair", "IE"), ...recused }),
  rv: person({ ...seated("vice-chair", "CY"), ...recused }),
  rg: person({ ...appointed("representative", "GR"), ...seated("member", "GR"), ...recused }),
  cx: person(seated("chair", "IE", "another edition")),
};

/** What each permission is asked about; several lines where the answer depends on more than the person. */
const situations: { [P in Permission]: Record<string, FactsOf<P>> } = {
  "people.administer": { "": {} },
  "letters.read": { "": {} },
  "history.read": { "": {} },
  "edition.create": { "": { presidency_country: "IE" } },
  "edition.read-preparing": { "": { edition } },
  "edition.change": { "": { edition } },
  "edition.open-call": { "": { edition } },
  "edition.close-call": { "": { edition } },
  "edition.close-admission": { "": { edition } },
  "edition.open-judging": { "": { edition } },
  "edition.announce": { "": { edition } },
  "edition.release-feedback": { "": { edition } },
  "edition.archive": { "": { edition } },
  "entry.create": { "": { country: "GR" } },
  "entry.read": {
    "": { edition, entry },
    draft: { edition, entry: draft },
    candidate: { edition, entry: candidate },
  },
  "entry.write": { "": { edition, entry }, candidate: { edition, entry: candidate } },
  "entry.sign-off": { "": { edition, entry }, candidate: { edition, entry: candidate } },
  "entry.read-for-help": {
    asked: { edition, entry: draft, asked: true },
    "": { edition, entry: draft, asked: false },
    submitted: { edition, entry, asked: true },
    candidate: { edition, entry: candidate, asked: true },
  },
  "round.open": { "": { country: "GR" } },
  "round.read": { "": { country: "GR", member: false }, member: { country: "GR", member: true } },
  "round.lead": { "": { country: "GR", member: false }, member: { country: "GR", member: true } },
  "body.read": { "": { country: "GR", contact: false }, contact: { country: "GR", contact: true } },
  "body.lead": { "": { country: "GR", contact: false }, contact: { country: "GR", contact: true } },
  "entry.admit-late": {
    "": { edition, country: "GR", entry: draft },
    "nothing begun": { edition, country: "GR" },
    host: { edition, country: "IE", entry: { ...draft, country: "IE" } },
    "host, nothing begun": { edition, country: "IE" },
  },
  "late-entries.read": { "": { edition } },
  "materials.read": {
    "": { edition, entry },
    draft: { edition, entry: draft },
    admitted: { edition, entry: { ...entry, state: "admitted" } },
    "admitted, additional": { edition, entry: { ...entry, state: "admitted", kind: "additional" } },
    decided: { edition: { ...opened, state: "decided" }, entry: { ...entry, state: "admitted" } },
    announced: { edition: announced, entry: { ...entry, state: "admitted" } },
  },
  "materials.list": { "": { edition } },
  "admission.list": { "": {} },
  "admission.read": {
    "": { edition, entry },
    draft: { edition, entry: draft },
    candidate: { edition, entry: candidate },
  },
  "admission.decide": {
    "": { edition, entry },
    draft: { edition, entry: draft },
    candidate: { edition, entry: candidate },
  },
  "jury.compose": { "": { edition } },
  "jury.read": { "": { edition } },
  "jury.object": { "": { country: "GR" } },
  "jury.decide-objection": {
    chair: { edition, decider: "of IE", country: "GR" },
    "vice-chair": { edition, decider: "of CY", country: "GR" },
    nobody: { edition, country: "GR" },
  },
  "judging.work": { "": { edition } },
  "judging.declare": {
    "": { edition, entry, assigned: true, declaredNone: false },
    unassigned: { edition, entry, assigned: false, declaredNone: false },
  },
  "judging.read-entry": {
    "": { edition, entry, assigned: true, declaredNone: true },
    undeclared: { edition, entry, assigned: true, declaredNone: false },
    unassigned: { edition, entry, assigned: false, declaredNone: true },
  },
  "judging.see-progress": { "": { edition } },
  "judging.chair": { "": { edition, placed: [entry] }, "no entry": { edition, placed: [] } },
  "judging.impose-recusal": { "": { edition, entry } },
  "judging.confirm-absence": { "": { edition, entry } },
  "judging.close": { "": { edition } },
  "judging.open-order": { "": { edition } },
  "judging.propose-glass": { "": { edition, entry } },
  "judging.confirm-glass": { "": { edition, entry } },
  "judging.look-through-glass": {
    open: { edition, entry, openFor: "p" },
    "": { edition, entry, openFor: undefined },
    other: { edition, entry, openFor: "q" },
  },
  "ranking.read": { closed: { edition }, opened: { edition: opened }, announced: { edition: announced } },
  "ranking.read-scores": {
    closed: { edition, entry },
    opened: { edition: opened, entry },
    announced: { edition: announced, entry },
  },
  "ranking.export": {
    closed: { edition, entries: [entry] },
    opened: { edition: opened, entries: [entry] },
    others: { edition: opened, entries: [other] },
    announced: { edition: announced, entries: [entry] },
  },
  "ranking.what-if": {
    deciding: { edition: opened },
    decided: { edition: { ...opened, state: "decided" } },
    announced: { edition: announced },
  },
  "result.name-insiders": { "": { edition } },
  "result.read-sealed": {
    insider: { edition, insider: true },
    "": { edition, insider: false },
    announced: { edition: announced, insider: false },
  },
  "result.decide": {
    "chair acts": { edition: opened, acting: "of IE" },
    "vice-chair acts": { edition: opened, acting: "of CY" },
    "nobody acts": { edition: opened },
  },
  "result.read-decision": {
    insider: { edition: opened, insider: true },
    "": { edition: opened, insider: false },
    announced: { edition: announced, insider: false },
  },
  "result.confirm-embargo": { named: { named: true }, "": { named: false } },
  "certificates.read": {
    insider: { edition, insider: true, own: false },
    own: { edition, insider: false, own: true },
    announced: { edition: announced, insider: false, own: false },
    "own, announced": { edition: announced, insider: false, own: true },
  },
  "gala.reveal": {
    insider: { edition, insider: true },
    "": { edition, insider: false },
    announced: { edition: announced, insider: false },
  },
  "programme.build": { "": { edition } },
  "certificates.prepare": { insider: { edition, insider: true }, "": { edition, insider: false } },
};

const letters: Record<string, string> = {
  "only-secretariat": "S",
  "only-presidency": "P",
  "only-representative": "R",
  "only-chair": "C",
  "only-acting": "A",
  "own-state": "O",
  "only-body": "B",
  "not-chosen": "N",
  "read-only": "W",
  "declare-first": "D",
  "has-a-seat": "G",
};

/** Writes the policy as a table: + allowed, . hidden as if it did not exist, a letter for the reason it gives. */
function policyTable(): string {
  const names = Object.keys(permissions) as Permission[];
  const rows = names.flatMap((permission) =>
    Object.entries(situations[permission] ?? { "is not asked about": {} }).map(([situation, facts]) => {
      const cells = Object.values(actors).map((actor) => {
        const reason = reasonAgainst(actor, permission, facts as never);
        if (!reason) return "+";
        return reason.hidden ? "." : (letters[reason.code] ?? reason.code);
      });
      return row(`${permission} ${situation}`, cells);
    }),
  );
  return ["", row("", Object.keys(actors)), ...rows, ""].join("\n");
}

function row(title: string, cells: readonly string[]): string {
  return `${title.padEnd(36)}|${cells.map((cell) => ` ${cell.padEnd(2)}`).join("")}`.trimEnd();
}

describe("the policy", () => {
  it("is this table, and nothing else is allowed", () => {
    expect(policyTable()).toBe(`
                                    | vi sy no aw ar ro rx so se sg sa sr po px ch vc me rc rv rg cx
people.administer                   | .  .  .  .  .  .  .  .  +  +  +  +  .  .  .  .  .  .  .  .  .
letters.read                        | .  .  .  .  .  .  .  .  +  +  +  +  .  .  .  .  .  .  .  .  .
history.read                        | .  .  .  .  .  .  .  .  +  +  +  +  .  .  .  .  .  .  .  .  .
edition.create                      | P  P  P  P  P  P  P  P  P  P  P  P  +  P  P  P  P  P  P  P  P
edition.read-preparing              | .  .  .  .  .  .  .  .  +  +  +  +  +  .  .  .  .  .  .  .  .
edition.change                      | P  P  P  P  P  P  P  P  P  P  P  P  +  P  P  P  P  P  P  P  P
edition.open-call                   | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
edition.close-call                  | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
edition.close-admission             | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
edition.open-judging                | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
edition.announce                    | P  P  P  P  P  P  P  P  P  P  P  P  +  P  P  P  P  P  P  P  P
edition.release-feedback            | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
edition.archive                     | S  S  S  S  S  S  S  S  +  +  +  +  S  S  S  S  S  S  S  S  S
entry.create                        | R  R  R  R  R  +  R  +  R  R  R  R  R  R  R  R  R  R  R  +  R
entry.read                          | .  .  .  +  +  +  .  +  .  .  +  .  .  .  .  .  .  .  .  +  .
entry.read draft                    | .  .  .  +  +  +  .  +  .  .  +  .  .  .  .  .  .  .  .  +  .
entry.read candidate                | .  .  .  +  +  +  .  +  .  .  +  .  .  .  .  .  .  .  .  +  .
entry.write                         | .  .  .  +  W  +  .  +  .  .  W  .  .  .  .  .  .  .  .  +  .
entry.write candidate               | .  .  .  +  W  B  .  B  .  .  W  .  .  .  .  .  .  .  .  B  .
entry.sign-off                      | .  .  .  R  R  +  .  +  .  .  R  .  .  .  .  .  .  .  .  +  .
entry.sign-off candidate            | .  .  .  N  N  N  .  N  .  .  N  .  .  .  .  .  .  .  .  N  .
entry.read-for-help asked           | .  .  .  .  .  .  .  .  +  +  +  .  .  .  .  .  .  .  .  .  .
entry.read-for-help                 | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
entry.read-for-help submitted       | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
entry.read-for-help candidate       | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
round.open                          | R  R  R  R  R  +  R  +  R  R  R  R  R  R  R  R  R  R  R  +  R
round.read                          | .  .  .  .  .  +  .  +  .  .  .  .  .  .  .  .  .  .  .  +  .
round.read member                   | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
round.lead                          | .  .  .  .  .  +  .  +  .  .  .  .  .  .  .  .  .  .  .  +  .
round.lead member                   | R  R  R  R  R  +  R  +  R  R  R  R  R  R  R  R  R  R  R  +  R
body.read                           | .  .  .  .  .  +  .  +  .  .  .  .  .  .  .  .  .  .  .  +  .
body.read contact                   | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
body.lead                           | .  .  .  .  .  B  .  B  .  .  .  .  .  .  .  .  .  .  .  B  .
body.lead contact                   | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
entry.admit-late                    | .  .  .  .  .  .  .  .  +  O  O  .  +  .  .  .  .  .  .  .  .
entry.admit-late nothing begun      | .  .  .  .  .  .  .  .  +  O  +  +  +  .  .  .  .  .  .  .  .
entry.admit-late host               | .  .  .  .  .  .  .  .  +  +  O  .  O  .  .  +  .  .  .  .  .
entry.admit-late host, nothing begun| .  .  .  .  .  .  .  .  +  +  +  +  O  .  .  +  .  .  +  .  .
late-entries.read                   | .  .  .  .  .  +  +  +  +  +  +  +  +  .  .  .  .  .  .  +  .
materials.read                      | .  .  .  +  +  +  .  +  +  .  +  .  .  .  .  .  .  .  .  +  .
materials.read draft                | .  .  .  +  +  +  .  +  .  .  +  .  .  .  .  .  .  .  .  +  .
materials.read admitted             | .  .  .  +  +  +  .  +  +  .  +  .  +  .  .  .  .  .  .  +  .
materials.read admitted, additional | .  .  .  +  +  +  .  +  +  +  +  .  +  .  .  .  .  .  .  +  .
materials.read decided              | .  .  .  +  +  +  .  +  +  +  +  .  +  .  .  .  .  .  .  +  .
materials.read announced            | .  .  .  +  +  +  .  +  +  +  +  +  +  .  .  .  .  .  .  +  .
materials.list                      | .  .  .  .  .  .  .  .  +  +  +  +  +  .  .  .  .  .  .  .  .
admission.list                      | .  .  .  .  .  .  .  .  +  +  +  +  .  .  .  .  .  .  .  .  .
admission.read                      | .  .  .  .  .  .  .  .  +  +  +  .  .  .  .  .  .  .  .  .  .
admission.read draft                | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
admission.read candidate            | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
admission.decide                    | .  .  .  .  .  .  .  .  +  O  O  .  .  .  .  .  .  .  .  .  .
admission.decide draft              | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
admission.decide candidate          | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
jury.compose                        | P  P  P  P  P  P  P  P  +  +  +  +  +  P  P  P  P  P  P  P  P
jury.read                           | .  .  .  .  .  .  .  .  +  +  +  +  +  .  +  +  +  +  +  +  .
jury.object                         | R  R  R  R  R  +  R  +  R  R  R  R  R  R  R  R  R  R  R  +  R
jury.decide-objection chair         | .  .  .  .  .  .  .  .  .  .  .  .  .  .  +  .  .  +  .  .  .
jury.decide-objection vice-chair    | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  +  .  .  +  .  .
jury.decide-objection nobody        | .  .  .  .  .  .  .  .  +  .  +  .  .  .  .  .  .  .  .  .  .
judging.work                        | .  .  .  .  .  .  .  .  .  +  .  +  .  .  +  +  +  +  +  +  .
judging.declare                     | .  .  .  .  .  .  .  .  .  +  .  +  .  .  +  +  +  +  +  +  .
judging.declare unassigned          | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
judging.read-entry                  | .  .  .  .  .  .  .  .  .  +  .  .  .  .  +  +  +  .  .  .  .
judging.read-entry undeclared       | .  .  .  .  .  .  .  .  .  D  .  .  .  .  D  D  D  .  .  .  .
judging.read-entry unassigned       | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
judging.see-progress                | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  .  +  +  .  .
judging.chair                       | C  C  C  C  C  C  C  C  C  C  C  C  C  C  +  +  C  C  C  C  C
judging.chair no entry              | C  C  C  C  C  C  C  C  C  C  C  C  C  C  +  +  C  +  +  C  C
judging.impose-recusal              | C  C  C  C  C  C  C  C  +  O  O  C  C  C  +  +  C  C  C  C  C
judging.confirm-absence             | S  S  S  S  S  S  S  S  +  O  O  S  S  S  S  S  S  S  S  S  S
judging.close                       | C  C  C  C  C  C  C  C  +  +  +  +  C  C  +  C  C  +  C  C  C
judging.open-order                  | C  C  C  C  C  C  C  C  +  +  +  +  C  C  +  C  C  +  C  C  C
judging.propose-glass               | .  .  .  .  .  .  .  .  +  G  O  .  .  .  .  .  .  .  .  .  .
judging.confirm-glass               | .  .  .  .  .  .  .  .  +  O  O  .  .  .  .  +  .  .  .  .  .
judging.look-through-glass open     | .  .  .  .  .  .  .  .  +  .  .  .  .  .  .  .  .  .  .  .  .
judging.look-through-glass          | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
judging.look-through-glass other    | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
ranking.read closed                 | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
ranking.read opened                 | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  +  +  +  +  .
ranking.read announced              | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  +  +  +  +  .
ranking.read-scores closed          | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
ranking.read-scores opened          | .  .  .  .  .  .  .  .  +  .  .  .  .  .  +  +  +  .  .  .  .
ranking.read-scores announced       | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  +  +  +  +  .
ranking.export closed               | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
ranking.export opened               | .  .  .  .  .  .  .  .  +  .  .  .  .  .  +  +  .  .  .  .  .
ranking.export others               | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  .  +  +  .  .
ranking.export announced            | .  .  .  .  .  .  .  .  +  +  +  +  .  .  +  +  .  +  +  .  .
ranking.what-if deciding            | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
ranking.what-if decided             | .  .  .  .  .  .  .  .  .  .  .  .  .  .  +  +  .  +  +  .  .
ranking.what-if announced           | .  .  .  .  .  .  .  .  .  .  .  .  .  .  +  +  .  +  +  .  .
result.name-insiders                | .  .  .  .  .  .  .  .  .  .  .  .  +  .  +  .  .  +  .  .  .
result.read-sealed insider          | .  .  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
result.read-sealed                  | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
result.read-sealed announced        | .  .  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
result.decide chair acts            | .  .  .  .  .  .  .  .  A  A  A  A  .  .  +  A  A  +  A  A  .
result.decide vice-chair acts       | .  .  .  .  .  .  .  .  A  A  A  A  .  .  A  +  A  A  +  A  .
result.decide nobody acts           | .  .  .  .  .  .  .  .  A  A  A  A  .  .  A  A  A  A  A  A  .
result.read-decision insider        | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
result.read-decision                | .  .  .  .  .  .  .  .  .  +  .  +  .  .  +  +  +  +  +  +  .
result.read-decision announced      | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
result.confirm-embargo named        | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
result.confirm-embargo              | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
certificates.read insider           | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
certificates.read own               | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
certificates.read announced         | .  .  .  .  .  .  .  .  +  +  +  +  +  .  .  .  .  .  .  .  .
certificates.read own, announced    | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
gala.reveal insider                 | .  .  .  .  .  .  .  .  .  .  .  .  +  .  .  .  .  .  .  .  .
gala.reveal                         | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
gala.reveal announced               | +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
programme.build                     | .  .  .  .  .  .  .  .  .  .  .  .  +  .  .  .  .  .  .  .  .
certificates.prepare insider        | .  .  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +  +
certificates.prepare                | .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
`);
  });

  it("asks about every permission, and gives every reason a sentence", () => {
    expect(Object.keys(situations).sort()).toEqual(Object.keys(permissions).sort());
    for (const permission of Object.keys(permissions) as Permission[]) {
      for (const facts of Object.values(situations[permission])) {
        for (const actor of Object.values(actors)) {
          const reason = reasonAgainst(actor, permission, facts as never);
          if (!reason) continue;
          expect(reason.sentence).toMatch(/^[A-Z].*\.$/);
          expect(Object.keys(letters).concat("hidden")).toContain(reason.code);
        }
      }
    }
  });
});
