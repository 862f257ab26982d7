import { type Ballots, byId } from "./ballots";

/** Orders lists of plain objects by the given fields, so that the order of rows in a file means nothing. */
function sorted<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...list].sort((a, b) => byId(key(a), key(b)));
}

const pairKey = (pair: { readonly entry: string; readonly delegation: string }): string =>
  JSON.stringify([pair.entry.normalize("NFC"), pair.delegation.normalize("NFC")]);
const idKey = (item: { readonly id: string }): string => item.id.normalize("NFC");

/**
 * Gives the ballots with every list whose order means nothing put in the order of its ids. The order of the tie rules
 * means something and stays.
 */
export function inCanonicalOrder(ballots: Ballots): Ballots {
  return {
    ...ballots,
    criteria: sorted(ballots.criteria, idKey),
    delegations: sorted(ballots.delegations, idKey),
    entries: sorted(ballots.entries, idKey),
    sheets: sorted(ballots.sheets, pairKey),
    recusals: sorted(ballots.recusals, pairKey),
    ...(ballots.absences ? { absences: sorted(ballots.absences, pairKey) } : {}),
    tieRules: ballots.tieRules.map((rule) =>
      rule.rule === "second-ballot" && rule.ballots
        ? {
            ...rule,
            ballots: sorted(
              rule.ballots.map((ballot) => ({
                entries: [...ballot.entries].sort(byId),
                votes: sorted(ballot.votes, (vote) => vote.delegation.normalize("NFC")),
              })),
              (ballot) => JSON.stringify(ballot.entries),
            ),
          }
        : rule,
    ),
  };
}

/**
 * Writes a JSON value in one way only: keys in order of UTF-16 code units, no white space, texts in NFC, numbers as
 * ECMAScript prints them, -0 as 0 (RFC 8785 after NFC). Refuses what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("JSON holds finite numbers only.");
    return String(Object.is(value, -0) ? 0 : value);
  }
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key.normalize("NFC"), member] as const)
      .sort(([a], [b]) => byId(a, b));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}.`);
}

/** Gives the one text of these ballots whose SHA-256 stands in the sealed statement. */
export function canonicalBallots(ballots: Ballots): string {
  return canonicalJson(inCanonicalOrder(ballots));
}
