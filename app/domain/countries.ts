/** The 27 Member States by ISO code; the EU writes EL for Greece, we store GR. */
export const memberStates = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
] as const;

export type MemberState = (typeof memberStates)[number];

const names = new Intl.DisplayNames(["en-GB"], { type: "region" });

/** Gives a country's name in English; the code itself where there is no such country. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** True for the ISO code of a Member State. */
export function isMemberState(code: string): code is MemberState {
  return (memberStates as readonly string[]).includes(code);
}

const byName = new Intl.Collator("en-GB");

/** Sorts by the English name of the country. */
export function byCountryName(a: string, b: string): number {
  return byName.compare(countryName(a), countryName(b));
}
