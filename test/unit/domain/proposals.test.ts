import { describe, expect, it } from "vitest";
import {
  type ActOfTwo,
  actsOfTwo,
  type Confirmer,
  fillBothPlaces,
  rolesFor,
} from "../../../app/domain/history/proposals";
import type { PersonActor } from "../../../app/domain/people/actor";

const edition = { id: "edition-1", presidency_country: "IE" };

function person(given: Partial<PersonActor>): PersonActor {
  return {
    kind: "person",
    id: "p",
    nameLatin: "P",
    nameOwn: null,
    nameLanguage: null,
    appointments: [],
    seats: [],
    pendingSeats: [],
    entries: [],
    recusedFrom: [],
    formerly: { states: [], entries: [] },
    ...given,
  };
}

function seat(kind: "chair" | "vice-chair" | "member", editionId = edition.id) {
  return { delegationId: "d", editionId, number: 1, seat: kind, country: "IE" };
}

describe("an act of two people", () => {
  it("needs these two roles", () => {
    expect(actsOfTwo).toEqual({
      "open-order": ["chair", "secretariat"],
      "what-if": ["chair", "vice-chair"],
      "extend-deadline": ["secretariat", "presidency"],
      "refuse-on-theme": ["secretariat", "presidency"],
      "admit-late-entry": ["secretariat", "presidency"],
      "refuse-on-theme-of-host": ["secretariat", "vice-chair"],
      "admit-late-entry-of-host": ["secretariat", "vice-chair"],
      "reopen-call": ["secretariat", "presidency"],
      "reopen-admission": ["secretariat", "presidency"],
      "reopen-judging": ["secretariat", "presidency"],
      "annul-decision": ["chair", "secretariat"],
      "cancel-edition": ["secretariat", "presidency"],
      "impose-recusal": [["chair", "vice-chair"], "secretariat"],
      "record-absence": [["chair", "vice-chair"], "secretariat"],
      "break-glass": ["secretariat", ["vice-chair", "secretariat"]],
    });
  });

  it("is done when the two fill both places, in either order, and never by one role twice", () => {
    const all: Confirmer[][] = [[], ["chair"], ["secretariat"], ["chair", "secretariat"]];
    const pairs = all.flatMap((first) =>
      all.filter((second) => fillBothPlaces("open-order", first, second)).map((second) => [first, second]),
    );
    expect(pairs).toEqual([
      [["chair"], ["secretariat"]],
      [["chair"], ["chair", "secretariat"]],
      [["secretariat"], ["chair"]],
      [["secretariat"], ["chair", "secretariat"]],
      [["chair", "secretariat"], ["chair"]],
      [["chair", "secretariat"], ["secretariat"]],
      [
        ["chair", "secretariat"],
        ["chair", "secretariat"],
      ],
    ]);
  });

  it("takes any role of a place that is open to several, two people of one role where both places have it", () => {
    const all: Confirmer[][] = [["chair"], ["vice-chair"], ["secretariat"], ["presidency"]];
    const pairs = all.flatMap((first) =>
      all.filter((second) => fillBothPlaces("break-glass", first, second)).map((second) => [first, second]),
    );
    expect(pairs).toEqual([
      [["vice-chair"], ["secretariat"]],
      [["secretariat"], ["vice-chair"]],
      [["secretariat"], ["secretariat"]],
    ]);
  });

  it.each<[string, PersonActor, ActOfTwo, Confirmer[]]>([
    ["the chair", person({ seats: [seat("chair")] }), "open-order", ["chair"]],
    ["the vice-chair", person({ seats: [seat("vice-chair")] }), "open-order", []],
    ["the vice-chair", person({ seats: [seat("vice-chair")] }), "what-if", ["vice-chair"]],
    ["the chair", person({ seats: [seat("chair")] }), "what-if", ["chair"]],
    ["a member of the jury", person({ seats: [seat("member")] }), "what-if", []],
    ["the chair of another edition", person({ seats: [seat("chair", "edition-2")] }), "open-order", []],
    [
      "the secretariat, once where both places are open to it",
      person({ appointments: [{ role: "secretariat", country: null }] }),
      "break-glass",
      ["secretariat"],
    ],
    ["the vice-chair", person({ seats: [seat("vice-chair")] }), "break-glass", ["vice-chair"]],
    ["the chair", person({ seats: [seat("chair")] }), "break-glass", []],
    [
      "the secretariat",
      person({ appointments: [{ role: "secretariat", country: null }] }),
      "open-order",
      ["secretariat"],
    ],
    [
      "this presidency",
      person({ appointments: [{ role: "presidency", country: "IE" }] }),
      "reopen-call",
      ["presidency"],
    ],
    [
      "another presidency",
      person({ appointments: [{ role: "presidency", country: "CY" }] }),
      "reopen-call",
      [],
    ],
    ["the chair, where the chair has no say", person({ seats: [seat("chair")] }), "reopen-call", []],
    [
      "somebody with both roles",
      person({ appointments: [{ role: "secretariat", country: null }], seats: [seat("chair")] }),
      "open-order",
      ["chair", "secretariat"],
    ],
  ])("counts the roles of %s", (_, actor, act, roles) => {
    expect(rolesFor(actor, act, edition)).toEqual(roles);
  });

  it("is nothing for visitors and the platform itself", () => {
    expect(rolesFor({ kind: "visitor" }, "open-order", edition)).toEqual([]);
    expect(rolesFor({ kind: "system" }, "open-order", edition)).toEqual([]);
  });
});
