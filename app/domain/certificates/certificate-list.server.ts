import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { CertificatesRow } from "../../database/rows/programme";
import { byCountryName } from "../countries";
import { delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { recordLook } from "../results/insiders.server";
import { sayAward } from "./certificate";
import { preparingEdition } from "./certificates.server";

export type ListedCertificate = {
  id: string;
  kind: string;
  award: string;
  recipient: string;
  recipientOwn: string | null;
  recipientLanguage: string | null;
  /** The project's title and state; for the jury the delegation. */
  about: string;
  country: string | null;
  state: string;
  code: string;
  /** The presenter the state has named since, where the certificate still bears another name. */
  nowNamed: { latin: string; own: string | null; language: string | null } | undefined;
};

/** Lists an edition's certificates for insiders, winners first, and records the look. */
export async function certificatesPage(
  ctx: Context,
  editionId: string,
): Promise<{ edition: EditionsRow; certificates: ListedCertificate[] }> {
  const edition = await preparingEdition(ctx, editionId);
  await recordLook(ctx, edition, "certificates");
  const rows = await ctx.db
    .selectFrom("certificates")
    .leftJoin("entries", "entries.id", "certificates.entry_id")
    .selectAll("certificates")
    .select([
      "entries.title",
      "entries.country",
      "presenter_name_latin",
      "presenter_name_own",
      "presenter_language",
    ])
    .where("certificates.edition_id", "=", edition.id)
    .orderBy("certificates.prepared_at")
    .orderBy("certificates.id")
    .execute();
  const delegations = await delegationsOf(ctx, edition.id);
  const shared = sharedPlaces(rows);
  const kinds = ["winner", "presented", "jury"];
  const certificates = rows
    .map((row): ListedCertificate & { place: number } => {
      const delegation = delegations.find((one) => one.people.some((person) => person.id === row.person_id));
      const live = row.state === "prepared" || row.state === "valid";
      const renamed =
        live && row.presenter_name_latin !== null && row.presenter_name_latin !== row.recipient_latin;
      return {
        id: row.id,
        kind: row.kind,
        place: row.place ?? 0,
        award: sayAward(row, shared.has(row.place ?? 0)),
        recipient: row.recipient_latin,
        recipientOwn: row.recipient_own,
        recipientLanguage: row.recipient_language,
        about: row.title ?? (delegation ? delegationName(delegation) : ""),
        country: row.country,
        state: row.state,
        code: row.code,
        nowNamed: renamed
          ? {
              latin: row.presenter_name_latin!,
              own: row.presenter_name_own,
              language: row.presenter_language,
            }
          : undefined,
      };
    })
    .sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        a.place - b.place ||
        byCountryName(a.country ?? "ZZ", b.country ?? "ZZ") ||
        new Intl.Collator("en-GB").compare(a.recipient, b.recipient),
    )
    .map(({ place: _, ...certificate }) => certificate);
  return { edition, certificates };
}

/** Gives the places that more than one entry holds. */
export function sharedPlaces(
  rows: readonly Pick<CertificatesRow, "kind" | "place" | "state" | "entry_id">[],
): Set<number> {
  const winners = rows.filter((row) => row.kind === "winner" && row.place !== null);
  return new Set(
    winners
      .filter((row) => winners.some((other) => other.place === row.place && other.entry_id !== row.entry_id))
      .map((row) => row.place!),
  );
}
