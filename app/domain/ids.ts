/** Crockford's base 32 in lower case: no i, l, o or u, so that it can be read aloud. */
export const crockfordAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Turns bytes into Crockford base 32, five bits a character; left-over bits are dropped. */
export function crockford(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockfordAlphabet[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return text;
}

/** Reads what a person typed: any case, spaces and hyphens ignored, o as 0, i and l as 1. */
export function readCrockford(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
}

/** Writes a code in groups of four, as it is printed and read aloud. */
export function inGroups(code: string): string {
  return (code.toUpperCase().match(/.{1,4}/g) ?? []).join("-");
}
