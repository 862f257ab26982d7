import { designOf } from "../../../scoring/assignment-design";
import type { Pair } from "../../../scoring/assignment-plan";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { markOf } from "../editions/revision.server";
import { isComposable, isDealt } from "../jury/composing.server";
import { delegationName } from "../jury/jury";
import { may } from "../people/permissions";
import { listed } from "../text";
import {
  bindingOf,
  type CostGround,
  type DistributionConditions,
  type DistributionSetting,
  enoughPerEntry,
  sayDistribution,
} from "./distribution";
import { type DistributionGround, distributionGround } from "./distribution-conditions.server";
import { withCosts } from "./distribution-costs.server";
import { type DistributionPlan, planDistribution } from "./distribution-plan.server";
import { distributionSettingOf } from "./distribution-settings.server";
import { explain, type Why } from "./distribution-why.server";
import { type DistributionWords, wordsOfGround } from "./distribution-words.server";
import { drawnSeed, latestDistribution } from "./distributions.server";
import { undeclaredPeople } from "./undeclared.server";

export type DealtCell = "given" | "free" | "recused";

export type DistributionMatrix = {
  delegations: { id: string; number: number; name: string; advises: boolean; load: number }[];
  rows: {
    entryId: string;
    title: string;
    country: string;
    cells: { delegationId: string; state: DealtCell }[];
  }[];
};

export type DistributionPreview = {
  seed: number;
  /** The mark of what it is made from, for the form that makes it. */
  seen: string;
  /** True where this is what has been made, and still holds. */
  isMade: boolean;
  /** Why it cannot be done; nothing where it can. */
  refusal: string[];
  /** Which entries could not be compared, and what would join them; nothing where all hang together. */
  apart: string[];
  mend: string[];
  /** How even, how connected, how precise. */
  notes: string[];
  /** Nothing for readers who may not know the judges of every entry: even counting would tell. */
  matrix: DistributionMatrix | undefined;
  why: Why | undefined;
};

export type DistributionPage = {
  setting: DistributionSetting;
  words: string;
  /** The mark of the setting, for the form that changes it. */
  seenSetting: string;
  maySet: boolean;
  locked: boolean;
  plainMean: boolean;
  stage: "all" | "waiting" | "preview" | "dealt";
  made:
    | {
        number: number;
        at: string;
        by: string;
        seed: number;
        /** Why it was made before everybody had declared. */
        earlyReason: string | null;
        overtaken: boolean;
      }
    | undefined;
  preview: DistributionPreview | undefined;
  /** Who of the jury has not been through the list of entries; names, and never what anybody said. */
  undeclared: { name: string; delegation: string; waitsForSeat: boolean }[];
};

/**
 * Shows how an edition deals its entries to those who compose its jury: the setting, and from the close of admission a
 * preview from a seed, of which nothing is stored. Without a seed it shows what has been made, or a new draw.
 */
export async function distributionPage(
  ctx: Context,
  edition: EditionsRow,
  asked: { seed?: number | undefined; cell?: Pair | undefined } = {},
): Promise<DistributionPage> {
  authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
  const setting = await distributionSettingOf(ctx, edition.id);
  const open = await isComposable(ctx, edition);
  const made = await latestDistribution(ctx, edition.id);
  const page = {
    setting,
    words: sayDistribution(setting),
    seenSetting: markOf(setting),
    maySet: open && may(ctx.actor, "edition.change", { edition: editionFacts(edition) }),
    locked: !open,
    plainMean: edition.method === "plain-mean",
  };
  const nothing = { made: undefined, preview: undefined, undeclared: [] };
  if (setting.perEntry === null) return { ...page, ...nothing, stage: "all" };
  const told = made && {
    number: made.number,
    at: made.madeAt,
    by: made.madeBy,
    seed: made.seed,
    earlyReason: made.earlyReason,
  };
  if (edition.state !== "checking" || edition.admission_closed_at === null) {
    const dealt = await isDealt(ctx, edition.id);
    return {
      ...page,
      ...nothing,
      stage: dealt ? "dealt" : "waiting",
      made: told && { ...told, overtaken: false },
    };
  }
  const now = await withCosts(ctx, edition, await distributionGround(ctx, edition.id, setting));
  const seen = markOf(now.conditions);
  const overtaken =
    made !== undefined && markOf(bindingOf(made.conditions)) !== markOf(bindingOf(now.conditions));
  const isMade = made !== undefined && !overtaken && (asked.seed === undefined || asked.seed === made.seed);
  // What was made is explained by what it was made from.
  const ground = isMade ? { ...now, conditions: made.conditions } : now;
  const seed = isMade ? made.seed : (asked.seed ?? drawnSeed(ctx));
  const plan = planDistribution(ground.conditions, seed);
  const shown = isMade && plan.done ? { ...plan, pairs: made.pairs } : plan;
  return {
    ...page,
    stage: "preview",
    made: told && { ...told, overtaken },
    preview: previewOf(ground, wordsOfGround(ctx, ground), shown, { seed, seen, isMade }, asked.cell),
    undeclared: (await undeclaredPeople(ctx, edition.id)).map(({ name, delegation, waitsForSeat }) => ({
      name,
      delegation,
      waitsForSeat,
    })),
  };
}

function previewOf(
  ground: DistributionGround,
  words: DistributionWords,
  plan: DistributionPlan,
  drawn: { seed: number; seen: string; isMade: boolean },
  cell: Pair | undefined,
): DistributionPreview {
  const nothing = { apart: [], mend: [], notes: [], matrix: undefined, why: undefined };
  if (!plan.done) {
    return { ...drawn, ...nothing, refusal: words.refusal(plan.refusal).map((problem) => problem.sentence) };
  }
  const whole = ground.entries.every((entry) => words.shown(entry.id));
  const known =
    cell !== undefined &&
    ground.conditions.entries.includes(cell.entry) &&
    ground.conditions.delegations.some((one) => one.id === cell.delegation);
  const apart = !drawn.isMade && !plan.votes.connected;
  const mends = apart && plan.votes.mend.length === plan.votes.groups.length - 1;
  return {
    ...drawn,
    refusal: [],
    apart: apart ? words.apart(plan.votes) : [],
    mend: mends ? words.further(plan.votes.mend, "would also judge") : [],
    notes: notesOn(ground, words, plan.pairs, whole),
    matrix: whole ? matrixOf(ground, plan.pairs) : undefined,
    why: whole && known ? explain(ground, words, { seed: drawn.seed, pairs: plan.pairs }, cell) : undefined,
  };
}

function notesOn(
  { conditions }: DistributionGround,
  words: DistributionWords,
  pairs: readonly Pair[],
  whole: boolean,
): string[] {
  const voting = conditions.delegations.filter((one) => !one.advises);
  const votes = pairs.filter((pair) => voting.some((one) => one.id === pair.delegation));
  const loads = voting.map((one) => votes.filter((pair) => pair.delegation === one.id).length);
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  const even =
    most - least <= 1
      ? `Every delegation with a vote judges ${least === most ? least : `${least} or ${most}`} entries.`
      : `The delegations with a vote judge ${least} to ${most} entries each, as even as the recusals allow.`;
  const design = designOf(
    conditions.entries,
    voting.map((one) => one.id),
    votes,
  );
  if (design.components.length > 1) return [even];
  const cut = (design.cutDelegations ?? []).map(words.delegation);
  const ratio = design.worstErrorRatio;
  return [
    even,
    "All entries can be compared: through the delegations they share they hang together in one group.",
    ...(whole && cut.length > 0
      ? [
          `It hangs on single delegations: without ${listed(cut)} some entries could not be compared with the others.`,
        ]
      : []),
    ...(ratio === null
      ? []
      : [
          `The difference between two entries will be at most ${ratio.toFixed(1)} times as uncertain as if every delegation judged every entry.`,
        ]),
    ...(conditions.perEntry < enoughPerEntry
      ? [
          "With fewer than three scores an entry the ranking carries a red warning; five are better in a final.",
        ]
      : []),
    ...(whole ? avoidedNotes(conditions, pairs) : []),
  ];
}

/** Says whether what was to be avoided could be; only to who sees the whole. */
function avoidedNotes({ costs }: DistributionConditions, pairs: readonly Pair[]): string[] {
  const given = new Set(pairs.map((pair) => `${pair.entry} ${pair.delegation}`));
  const among = (why: CostGround) => {
    const all = costs.filter((one) => one.why === why);
    return {
      all: all.length,
      given: all.filter((one) => given.has(`${one.entry} ${one.delegation}`)).length,
    };
  };
  const [suspected, again] = [among("suspected"), among("again")];
  return [
    ...(suspected.all === 0
      ? []
      : [
          suspected.given === 0
            ? "No delegation is given an entry in which an interest of it is suspected and not decided on."
            : `${suspected.given === 1 ? "One assignment" : `${suspected.given} assignments`} could not avoid a suspicion that is not decided on. Decide on it first.`,
        ]),
    ...(again.all === 0
      ? []
      : [
          again.given === 0
            ? "No delegation judges an entry of a state whose entry it judged in the edition before."
            : `${again.given} of ${pairs.length} assignments repeat a delegation and a state of the edition before; with even loads it cannot be fewer.`,
        ]),
  ];
}

function matrixOf(ground: DistributionGround, pairs: readonly Pair[]): DistributionMatrix {
  const given = new Set(pairs.map((pair) => `${pair.entry} ${pair.delegation}`));
  const recused = new Set(ground.conflicts.map((one) => `${one.entryId} ${one.delegationId}`));
  return {
    delegations: ground.delegations.map((one) => ({
      id: one.id,
      number: one.number,
      name: delegationName(one),
      advises: one.advice_only === 1,
      load: pairs.filter((pair) => pair.delegation === one.id).length,
    })),
    rows: [...ground.entries]
      .sort((a, b) => byCountryName(a.country, b.country))
      .map((entry) => ({
        entryId: entry.id,
        title: entry.title,
        country: entry.country,
        cells: ground.delegations.map((one) => {
          const key = `${entry.id} ${one.id}`;
          return {
            delegationId: one.id,
            state: given.has(key) ? "given" : recused.has(key) ? "recused" : "free",
          };
        }),
      })),
  };
}
