import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { blocksToJury } from "../editions/readiness";
import { may } from "../people/permissions";
import { known } from "../problems";
import { isComposable } from "./composing.server";
import { countedPeople, type DelegationKind, type DelegationOfJury, type SeatKind } from "./jury";
import type { JurySettings } from "./jury-settings";
import { jurySettingsOf } from "./jury-settings.server";
import { juryTerms } from "./terms";

/** Lists the delegations of an edition by number, with the people who sit in them now; who may see it is for the caller. */
export async function delegationsOf(ctx: Context, editionId: string): Promise<DelegationOfJury[]> {
  const delegations = await ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("withdrawn_at", "is", null)
    .orderBy("number")
    .execute();
  const members = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .leftJoin("jury_terms_acceptances as terms", (join) =>
      join
        .onRef("terms.edition_id", "=", "delegations.edition_id")
        .onRef("terms.person_id", "=", "delegation_people.person_id")
        .on("terms.version", "=", juryTerms.version),
    )
    .select([
      "delegation_id",
      "delegation_people.person_id",
      "email",
      "name_latin",
      "name_own",
      "name_language",
      "nationality",
      "beyond_limit_reason",
      "answer",
      "name_public",
      "accepted_at",
    ])
    .where("delegations.edition_id", "=", editionId)
    .where("left_at", "is", null)
    .orderBy("added_at")
    .orderBy("delegation_people.person_id")
    .execute();
  return delegations.map((delegation) => ({
    id: delegation.id,
    number: delegation.number,
    kind: delegation.kind as DelegationKind,
    country: delegation.country,
    institution: delegation.institution,
    seat: delegation.seat as SeatKind,
    adviceOnly: delegation.advice_only === 1,
    shownAt: delegation.shown_at,
    objectionsUntil: delegation.objections_until,
    people: members
      .filter((member) => member.delegation_id === delegation.id)
      .map((member) => ({
        id: member.person_id,
        email: member.email,
        nameLatin: member.name_latin,
        nameOwn: member.name_own,
        nameLanguage: member.name_language,
        nationality: member.nationality,
        reason: member.beyond_limit_reason,
        accepted: member.answer === "accepted",
        agreed: member.answer === "accepted" && member.accepted_at !== null,
        namePublic: member.name_public === 1,
      })),
  }));
}

export type Jury = {
  delegations: DelegationOfJury[];
  people: number;
  settings: JurySettings;
  /** What it lacks before judging can open, in sentences. */
  lacks: string[];
  /** The reader may change it, and it is not locked. */
  changeable: boolean;
};

/**
 * Gives the jury of an edition to its presidency, the secretariat and the jury; to others it is unknown. Nationality is
 * asked only to find recusals: nobody but those who compose the jury reads it.
 */
export async function juryOf(ctx: Context, editionId: string): Promise<Jury> {
  const edition = await editionOfJury(ctx, editionId);
  const facts = editionFacts(edition);
  authorize(ctx, "jury.read", { edition: facts });
  const composes = may(ctx.actor, "jury.compose", { edition: facts });
  const delegations = await delegationsOf(ctx, editionId);
  return {
    delegations: composes ? delegations : delegations.map(withoutNationality),
    people: countedPeople(delegations),
    settings: await jurySettingsOf(ctx, editionId),
    lacks: blocksToJury(delegations).map((problem) => problem.sentence),
    changeable: composes && (await isComposable(ctx, edition)),
  };
}

function withoutNationality(delegation: DelegationOfJury): DelegationOfJury {
  return {
    ...delegation,
    people: delegation.people.map((member) => ({ ...member, nationality: null })),
  };
}

// The jury may be named while the edition is still unknown to others, so the policy of the jury decides, not the page's.
async function editionOfJury(ctx: Context, editionId: string): Promise<EditionsRow> {
  return known(
    await ctx.db.selectFrom("editions").selectAll().where("id", "=", editionId).executeTakeFirst(),
    "edition",
  );
}
