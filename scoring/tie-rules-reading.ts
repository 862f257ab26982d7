import { TIE_RULES } from "./ballots";
import {
  at,
  type Findings,
  type JsonObject,
  knownId,
  listOf,
  objectWith,
  own,
  textOf,
} from "./ballots-shape";

type Known = ReadonlySet<string>;
type Recused = (delegation: string, entry: string) => boolean;

const MEMBERS: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>> = {
  criterion: { required: ["rule", "criterion"], optional: [] },
  "second-ballot": { required: ["rule"], optional: ["ballots"] },
  "casting-vote": { required: ["rule"], optional: ["by", "entry", "reason"] },
};
const RULE_ALONE = { required: ["rule"], optional: [] };

/** Checks the tie rules with what was voted under them; names each problem with its place. */
export function checkTieRules(
  found: Findings,
  value: unknown,
  criteria: Known,
  delegations: Known,
  entries: Known,
  recused: Recused,
): void {
  listOf(found, value, "/tieRules").forEach((item, index, all) => {
    const place = at("/tieRules", index);
    const name = typeof item === "object" && item !== null ? own(item as JsonObject, "rule") : undefined;
    if (!(TIE_RULES as readonly unknown[]).includes(name)) {
      found.add(at(place, "rule"), `One of ${TIE_RULES.join(", ")} is needed here.`);
      return;
    }
    const members = MEMBERS[name as string] ?? RULE_ALONE;
    const rule = objectWith(found, item, place, members.required, members.optional);
    if (rule === null) return;
    knownId(found, own(rule, "criterion"), at(place, "criterion"), criteria, "a criterion");
    if (name === "shared-place" && index < all.length - 1)
      found.add(place, "A shared place ends the tie rules: no rule can follow it.");
    if (name === "casting-vote") checkCastingVote(found, rule, place, entries);
    if (name === "second-ballot")
      checkBallots(found, own(rule, "ballots"), at(place, "ballots"), delegations, entries, recused);
  });
}

function checkCastingVote(found: Findings, rule: JsonObject, place: string, entries: Known): void {
  const given = ["by", "entry", "reason"].filter((key) => own(rule, key) !== undefined);
  if (given.length > 0 && given.length < 3)
    found.add(
      place,
      "A casting vote is recorded with all three: by whom, for which entry, and the written reason.",
    );
  textOf(found, own(rule, "by"), at(place, "by"));
  textOf(found, own(rule, "reason"), at(place, "reason"));
  knownId(found, own(rule, "entry"), at(place, "entry"), entries, "an entry");
}

function checkBallots(
  found: Findings,
  value: unknown,
  place: string,
  delegations: Known,
  entries: Known,
  recused: Recused,
): void {
  const groups = new Set<string>();
  listOf(found, value, place).forEach((item, index) => {
    const here = at(place, index);
    const ballot = objectWith(found, item, here, ["entries", "votes"]);
    if (ballot === null) return;
    const tied: string[] = [];
    listOf(found, own(ballot, "entries"), at(here, "entries"), 2).forEach((id, step) => {
      const entry = knownId(found, id, at(at(here, "entries"), step), entries, "an entry");
      if (entry !== null && tied.includes(entry))
        found.add(at(at(here, "entries"), step), `"${entry}" stands here twice.`);
      if (entry !== null) tied.push(entry);
    });
    const group = JSON.stringify([...tied].sort());
    if (groups.has(group)) found.add(here, "There is already a second ballot on the same entries.");
    groups.add(group);
    const voted = new Set<string>();
    listOf(found, own(ballot, "votes"), at(here, "votes")).forEach((cast, step) => {
      const spot = at(at(here, "votes"), step);
      const vote = objectWith(found, cast, spot, ["delegation", "entry"]);
      if (vote === null) return;
      const delegation = knownId(
        found,
        own(vote, "delegation"),
        at(spot, "delegation"),
        delegations,
        "a delegation",
      );
      if (own(vote, "entry") !== null)
        knownId(found, own(vote, "entry"), at(spot, "entry"), new Set(tied), "an entry of this ballot");
      if (delegation === null) return;
      if (voted.has(delegation)) found.add(spot, `Delegation "${delegation}" votes twice.`);
      voted.add(delegation);
      if (tied.some((entry) => recused(delegation, entry)))
        found.add(spot, `Delegation "${delegation}" is recused from one of these entries and has no vote.`);
    });
  });
}
