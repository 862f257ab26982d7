import { type Ballots, byId } from "./ballots";

/** Orders a list by a key computed once for each item, so that the order of rows in a file means nothing. */
function sorted<T>(list: readonly T[], key: (item: T) => string): T[] {
  return list
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => byId(a.key, b.key))
    .map(({ item }) => item);
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
  const parts: string[] = [];
  write(value, parts);
  return parts.join("");
}

function write(value: unknown, parts: string[]): void {
  if (value === null || typeof value === "boolean") parts.push(String(value));
  else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("JSON holds finite numbers only.");
    parts.push(String(Object.is(value, -0) ? 0 : value));
  } else if (typeof value === "string") parts.push(JSON.stringify(value.normalize("NFC")));
  else if (Array.isArray(value)) {
    value.forEach((item, n) => {
      parts.push(n === 0 ? "[" : ",");
      write(item, parts);
    });
    parts.push(value.length === 0 ? "[]" : "]");
  } else if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key.normalize("NFC"), member] as const)
      .sort(([a], [b]) => byId(a, b));
    members.forEach(([key, member], n) => {
      parts.push(n === 0 ? "{" : ",", JSON.stringify(key), ":");
      write(member, parts);
    });
    parts.push(members.length === 0 ? "{}" : "}");
  } else throw new TypeError(`JSON cannot hold a ${typeof value}.`);
}

/** Gives the one text of these ballots whose SHA-256 stands in the sealed statement. */
export function canonicalBallots(ballots: Ballots): string {
  return canonicalJson(inCanonicalOrder(ballots));
}
