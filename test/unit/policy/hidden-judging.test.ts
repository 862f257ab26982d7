import { describe, expect, it } from "vitest";
import { type Actor, isJudgingHiddenFrom, type PersonActor } from "../../../app/domain/people/actor";

const entry = { id: "entry", country: "GR", created_at: "2026-07-20T09:00:00.000Z" };

function person(given: Partial<PersonActor>): PersonActor {
  return {
    kind: "person",
    id: "p",
    nameLatin: "P",
    nameOwn: null,
    nameLanguage: null,
    appointments: [{ role: "secretariat", country: null }],
    seats: [],
    pendingSeats: [],
    entries: [],
    recusedFrom: [],
    formerly: { states: [], entries: [] },
    ...given,
  };
}

const seat = { delegationId: "d", editionId: "e", number: 1, seat: "chair" } as const;
const left = (country: string, until: string) =>
  person({ formerly: { states: [{ country, until }], entries: [] } });

const readers: [words: string, actor: Actor, hidden: boolean][] = [
  ["somebody signed out", { kind: "visitor" }, false],
  ["the platform", { kind: "system" }, false],
  ["an office holder", person({}), false],
  ["a recused one", person({ recusedFrom: [{ entryId: "entry", kind: "declared" }] }), true],
  ["one recused from another entry", person({ recusedFrom: [{ entryId: "other", kind: "imposed" }] }), false],
  ["one who speaks for the state", person({ appointments: [{ role: "substitute", country: "GR" }] }), true],
  [
    "one who speaks for another",
    person({ appointments: [{ role: "representative", country: "MT" }] }),
    false,
  ],
  ["one who sits for the state", person({ seats: [{ ...seat, country: "GR" }] }), true],
  [
    "one who is asked to sit for it",
    person({ pendingSeats: [{ editionId: "e", country: "GR", needs: "answer", called: true }] }),
    true,
  ],
  ["one who writes the entry", person({ entries: [{ entryId: "entry", role: "read" }] }), true],
  ["one who once did", person({ formerly: { states: [], entries: ["entry"] } }), true],
  ["one who once wrote another", person({ formerly: { states: [], entries: ["other"] } }), false],
  ["one who was of the state since it was begun", left("GR", "2026-07-20T09:00:00.000Z"), true],
  ["one who was of the state only before", left("GR", "2026-07-20T08:59:59.999Z"), false],
  ["one who was of another state", left("MT", "2026-10-20T09:00:00.000Z"), false],
];

describe("the judging of an entry", () => {
  it.each(readers)("for %s", (_, actor, hidden) => {
    expect(isJudgingHiddenFrom(actor, entry)).toBe(hidden);
  });
});
