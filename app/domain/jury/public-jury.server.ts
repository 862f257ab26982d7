import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { isAnnounced } from "../editions/edition";
import type { DelegationKind, SeatKind } from "./jury";
import { delegationsOf } from "./jury.server";

export type PublicDelegation = {
  number: number;
  kind: DelegationKind;
  country: string | null;
  institution: string | null;
  seat: SeatKind;
  adviceOnly: boolean;
  /** Names of those who agreed, once the winners are announced; nobody before. */
  people: { nameLatin: string; nameOwn: string | null; nameLanguage: string | null }[];
};

/**
 * Gives what everybody may know of an edition's jury: states and institutions, once the states were shown them; names only
 * after the announcement and by consent.
 */
export async function publicJury(ctx: Context, edition: EditionsRow): Promise<PublicDelegation[]> {
  const named = isAnnounced(edition);
  const shown = (await delegationsOf(ctx, edition.id)).filter(
    (one) => one.shownAt !== null || edition.judging_opened_at !== null,
  );
  return shown.map((one) => ({
    number: one.number,
    kind: one.kind,
    country: one.country,
    institution: one.institution,
    seat: one.seat,
    adviceOnly: one.adviceOnly,
    people: one.people
      .filter((person) => named && person.accepted && person.namePublic)
      .map(({ nameLatin, nameOwn, nameLanguage }) => ({ nameLatin, nameOwn, nameLanguage })),
  }));
}
