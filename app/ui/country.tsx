import { countryName } from "../domain/countries";
import flagsUrl from "./flags.svg";

const drawn = new Set(
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

/** Gives the ISO code for the two that the European Union writes otherwise: EL is Greece, UK the United Kingdom. */
export function isoCode(code: string): string {
  const upper = code.toUpperCase();
  if (upper === "EL") return "GR";
  if (upper === "UK") return "GB";
  return upper;
}

/** Draws a flag as decoration; nothing for a country whose flag is not in the set. */
export function Flag({ code }: { code: string }) {
  const iso = isoCode(code);
  if (!drawn.has(iso)) return null;
  return (
    <svg className="flag" aria-hidden="true" focusable="false">
      <use href={`${flagsUrl}#${iso}`} />
    </svg>
  );
}

export type CountryProps = {
  /** ISO code; EL and UK are understood. */
  code: string;
  /** Another name than the English one, on pages in other languages. */
  name?: string | undefined;
};

/** Names a country: the flag as decoration, the name always. */
export function Country({ code, name }: CountryProps) {
  return (
    <span className="country">
      <Flag code={code} />
      {name ?? countryName(isoCode(code))}
    </span>
  );
}
