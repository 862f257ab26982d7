import { describe, expect, it } from "vitest";
import { placeLines, placesNamed, statementText } from "../../../app/domain/results/statement";

const facts = {
  edition: "2026",
  theme: "After dark",
  demonstration: true,
  decidedAt: "2026-11-10T15:30:00.000Z",
  places: [
    {
      entryId: "000000000000000a",
      place: 1 as const,
      shared: false,
      title: "Lights On",
      titleOwn: "Φώτα",
      state: "Cyprus",
      reasons: "Clear.\n\nTested.",
    },
    {
      entryId: "000000000000000b",
      place: 2 as const,
      shared: false,
      title: "The Evening Bus",
      titleOwn: null,
      state: "Bulgaria",
      reasons: "Place: 1\nEntry: 000000000000000c",
    },
  ],
  method: "The plain mean.",
  tieRules: ["The entries share the place."],
  ballotsDigest: "d".repeat(64),
  nonce: "e".repeat(64),
};

describe("the sealed statement", () => {
  it("says everything in plain text, the same for the same facts", () => {
    expect(statementText(facts)).toBe(`European Crime Prevention Award 2026
Statement of the jury's decision
DEMONSTRATION: people, projects and results are invented.

Theme: After dark
Decided: 2026-11-10T15:30:00.000Z

Winner
Project: Lights On
In its own language: Φώτα
Member State: Cyprus
Place: 1
Entry: 000000000000000a
Reasons:
    Clear.

    Tested.

Second place
Project: The Evening Bus
Member State: Bulgaria
Place: 2
Entry: 000000000000000b
Reasons:
    Place: 1
    Entry: 000000000000000c

How the order was computed: The plain mean.
If two entries have the same score:
1. The entries share the place.

Ballots file (SHA-256): ${"d".repeat(64)}
Random number: ${"e".repeat(64)}
`);
  });

  it("counts its places, and no line of the reasons as one", () => {
    const statement = statementText(facts);
    expect(placesNamed(statement)).toBe(2);
    expect(statement).toContain(`\n${placeLines(facts.places[0]!)}\n`);
  });
});
