/** A Member State's half-year in the presidency of the Council of the European Union. */
export type Presidency = { year: number; half: 1 | 2; country: string };

// The order of Council Decision (EU) 2016/1316 of 26 July 2016 (OJ L 208, 2.8.2016, p. 42), which ends with 2030. What
// came before it took effect stands so in the Decision that it amends, 2009/908/EU.
const order: readonly [year: number, first: string, second: string][] = [
  [2016, "NL", "SK"],
  [2017, "MT", "EE"],
  [2018, "BG", "AT"],
  [2019, "RO", "FI"],
  [2020, "HR", "DE"],
  [2021, "PT", "SI"],
  [2022, "FR", "CZ"],
  [2023, "SE", "ES"],
  [2024, "BE", "HU"],
  [2025, "PL", "DK"],
  [2026, "CY", "IE"],
  [2027, "LT", "GR"],
  [2028, "IT", "LV"],
  [2029, "LU", "NL"],
  [2030, "SK", "MT"],
];

/** The presidencies of the Council in their order, one a half-year. */
export const presidencies: readonly Presidency[] = order.flatMap(([year, first, second]): Presidency[] => [
  { year, half: 1, country: first },
  { year, half: 2, country: second },
]);

/** Where the order is published. */
export const presidencySource = {
  title: "Council Decision (EU) 2016/1316",
  address: "https://data.europa.eu/eli/dec/2016/1316/oj",
};

export const presidencyParts = ["current", "previous", "next", "second"] as const;
export type PresidencyPart = (typeof presidencyParts)[number];

export const presidencyPartWords: Record<PresidencyPart, string> = {
  current: "the current presidency",
  previous: "the previous presidency",
  next: "the presidency that follows",
  second: "the second presidency that follows",
};

/**
 * Proposes the presidencies of a jury by the rule: the current one, which gives the award in the second half of the
 * edition's year, the one before and the two after, each a half-year. The current one is the edition's own, also where
 * states have exchanged turns; what the table does not know, or would seat twice, is left out.
 */
export function presidenciesOfJury(edition: {
  year: number;
  presidency_country: string;
}): { part: PresidencyPart; country: string }[] {
  const at = presidencies.findIndex((one) => one.year === edition.year && one.half === 2);
  const around = (step: number) => (at < 0 ? undefined : presidencies[at + step]?.country);
  const proposed: [PresidencyPart, string | undefined][] = [
    ["current", edition.presidency_country],
    ["previous", around(-1)],
    ["next", around(1)],
    ["second", around(2)],
  ];
  const seen = new Set<string>();
  return proposed.flatMap(([part, country]) => {
    if (country === undefined || seen.has(country)) return [];
    seen.add(country);
    return [{ part, country }];
  });
}
