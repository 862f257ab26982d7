import type { Pair } from "../../../scoring/assignment-plan";
import { listed } from "../text";
import type { DistributionGround } from "./distribution-conditions.server";
import { planDistribution } from "./distribution-plan.server";
import { capital, type DistributionWords } from "./distribution-words.server";
import { recusalWords } from "./interest";

/** One delegation and one entry: why it is as it is, and what one more refusal would change. */
export type Why = { title: string; sentences: string[]; refusal: string[] };

const has = (pairs: readonly Pair[], { entry, delegation }: Pair) =>
  pairs.some((pair) => pair.entry === entry && pair.delegation === delegation);

/** Explains a cell of a distribution in sentences, and tries out what would happen if its delegation were recused too. */
export function explain(
  ground: DistributionGround,
  words: DistributionWords,
  drawn: { seed: number; pairs: readonly Pair[] },
  cell: Pair,
): Why {
  const { conditions } = ground;
  const { seed, pairs } = drawn;
  const name = capital(words.delegation(cell.delegation));
  const title = `${name} and ${words.entry(cell.entry)}`;
  const conflict = ground.conflicts.find(
    (one) => one.entryId === cell.entry && one.delegationId === cell.delegation,
  );
  if (conflict) {
    return {
      title,
      sentences: [
        conflict.kind === "own-country"
          ? `${name} does not judge it. ${conflict.reason}`
          : `${name} does not judge it. ${recusalWords[conflict.kind]}: ${conflict.reason}`,
      ],
      refusal: [],
    };
  }
  const seat = conditions.delegations.find((one) => one.id === cell.delegation);
  const voting = conditions.delegations.filter((one) => !one.advises);
  const loadOf = (id: string) => pairs.filter((pair) => pair.delegation === id).length;
  const loads = voting.map((one) => loadOf(one.id));
  const own = pairs.filter((pair) => pair.entry === cell.entry && pair.delegation !== cell.delegation);
  const given = has(pairs, cell);
  if (seat?.advises) {
    return {
      title,
      sentences: given
        ? [
            `${name} gives advice on it, beside the ${conditions.perEntry} delegations with a vote: the lot gave it this entry.`,
          ]
        : [`${name} gives advice on as many entries as the others judge; the lot gave it others.`],
      refusal: given ? ["The entry would have less advice; nothing else would change."] : [],
    };
  }
  const closed = new Set(
    conditions.conflicts.filter((one) => one.entry === cell.entry).map((one) => one.delegation),
  );
  const free = voting.filter((one) => !closed.has(one.id));

  const avoided = words.avoided(cell);
  const load = loadOf(cell.delegation);
  const burden = `It judges ${load === 1 ? "1 entry" : `${load} entries`}; the delegations with a vote judge ${sayRange(Math.min(...loads), Math.max(...loads))}.`;
  if (!given) {
    const others = own.filter((pair) => voting.some((one) => one.id === pair.delegation));
    return {
      title,
      sentences: [
        `${name} could judge it: ${free.length} delegations with a vote may, and ${conditions.perEntry} are needed.`,
        ...(avoided === undefined ? [] : [avoided]),
        `With seed ${seed} the lot chose ${listed(others.map((pair) => words.delegation(pair.delegation)))}.`,
        burden,
      ],
      refusal: ["Nothing would change: it was not given this entry."],
    };
  }
  if (has(conditions.standing, cell)) {
    return {
      title,
      sentences: [`${name} was given it when judging was open before; what was dealt stays.`, burden],
      refusal: trial(ground, words, drawn, cell),
    };
  }
  const onlyExpert =
    conditions.expertNeeded &&
    seat?.expert === true &&
    !own.some((pair) => voting.find((one) => one.id === pair.delegation)?.expert);
  return {
    title,
    sentences: [
      free.length === conditions.perEntry
        ? `There is no other choice: only ${free.length} delegations with a vote may judge it, and all of them are needed.`
        : `${free.length} delegations with a vote may judge it, and ${conditions.perEntry} are needed; with seed ${seed} the lot chose this one among those that keep the loads even.`,
      ...(avoided === undefined ? [] : [avoided, "Recusals and even loads left no better way."]),
      ...(onlyExpert ? ["It is the entry's expert institution: each entry needs at least one."] : []),
      burden,
    ],
    refusal: trial(ground, words, drawn, cell),
  };
}

function sayRange(from: number, to: number): string {
  return from === to ? `${from} each` : `${from} to ${to} each`;
}

/** Deals again with one more recusal and as few changes as possible, and says what would move. */
function trial(
  ground: DistributionGround,
  words: DistributionWords,
  drawn: { seed: number; pairs: readonly Pair[] },
  refused: Pair,
): string[] {
  const plan = planDistribution(ground.conditions, drawn.seed, { refused, keep: drawn.pairs });
  if (!plan.done) {
    return [
      "It could no longer be done: the entry would have too few delegations.",
      ...words.refusal({ ...plan.refusal, entries: [] }).map((problem) => problem.sentence),
    ];
  }
  const gone = drawn.pairs.filter((pair) => !has(plan.pairs, pair) && !has([refused], pair));
  const added = plan.pairs.filter((pair) => !has(drawn.pairs, pair));
  return [
    added.length === 1 && gone.length === 0
      ? "It could still be done, with one change:"
      : `It could still be done, with ${added.length} changes:`,
    ...words.further(added, "would take over"),
    ...words.further(gone, "would give up"),
    plan.votes.connected
      ? "All entries could still be compared."
      : "The entries would then fall into groups that cannot be compared; further assignments would be needed.",
  ];
}
