import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { isAnnounced, themeConditionsOf } from "../editions/edition";
import { criteriaOf, formOf } from "../editions/editions.server";
import { correctionsOf } from "../editions/form-corrections.server";
import { milestonesOf } from "../editions/milestones";
import { sayMethod, sayScale, sayTieRules, scaleOf, tieRulesOf } from "../editions/ranking-rules";
import { sayDistribution } from "../judging/distribution";
import { distributionSettingOf } from "../judging/distribution-settings.server";
import { sayRemarkRule } from "../judging/remark-rule";
import { remarkRuleOf } from "../judging/remark-rule.server";
import { publicJury } from "../jury/public-jury.server";
import { winnersOf } from "../results/winners.server";
import { publicEntriesOf } from "./public-entries.server";

/** What the public page of an edition shows at its present state: an explicit list, so that nothing else gets out. */
export async function ownEdition(ctx: Context, edition: EditionsRow) {
  const criteria = await criteriaOf(ctx, edition.id);
  const form = await formOf(ctx, edition.id);
  const programme = await ctx.db
    .selectFrom("programme_versions")
    .select("number")
    .where("edition_id", "=", edition.id)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const result = await ctx.db
    .selectFrom("results")
    .select(["statement_digest", "statement"])
    .where("edition_id", "=", edition.id)
    .where("annulled_at", "is", null)
    .executeTakeFirst();
  return {
    year: edition.year,
    name: edition.name,
    state: edition.state,
    theme: edition.theme,
    lead: edition.theme_lead,
    conditions: themeConditionsOf(edition),
    presidency: edition.presidency_country,
    city: edition.city,
    conference: { from: edition.conference_from, until: edition.conference_until },
    deadline: edition.deadline_at,
    now: ctx.now,
    callIsOpen: edition.state === "open" && ctx.now < edition.deadline_at,
    additionalLimit: edition.additional_limit,
    milestones: milestonesOf(edition, ctx.now),
    criteria: criteria.map((criterion) => ({
      key: criterion.key,
      name: criterion.name,
      question: criterion.question,
      weight: criterion.weight,
      anchors: JSON.parse(criterion.anchors) as { score: number; words: string }[],
    })),
    scale: sayScale(scaleOf(edition)),
    remarks: sayRemarkRule(await remarkRuleOf(ctx, edition)),
    distribution: sayDistribution(await distributionSettingOf(ctx, edition.id)),
    method: sayMethod(edition.method),
    tieRules: sayTieRules(tieRulesOf(edition), criteria),
    sections: form.sections.map((section) => ({
      id: section.id,
      title: section.title,
      questions: section.questions.map((question) => ({
        id: question.id,
        label: question.label,
        maxWords: question.maxWords ?? null,
      })),
    })),
    corrections: await correctionsOf(ctx, edition.id),
    // People's names follow the announcement and their consent; states and institutions are public with the call.
    delegations: await publicJury(ctx, edition),
    programme: programme !== undefined && edition.state !== "cancelled",
    statement: result
      ? { digest: result.statement_digest, text: isAnnounced(edition) ? result.statement : null }
      : null,
    winners: await winnersOf(ctx, edition),
    entries: await publicEntriesOf(ctx, edition),
  };
}

export type OwnEditionFacts = Awaited<ReturnType<typeof ownEdition>>;
