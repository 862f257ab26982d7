import type { Context } from "../../database/context";
import type { CertificatesRow } from "../../database/rows/programme";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { advance } from "../lifecycle";
import { fieldProblem, known, Refusal } from "../problems";
import {
  type CertificateKind,
  type CertificateState,
  certificateLifecycle,
  type RecipientInput,
  recipientSchema,
} from "./certificate";
import { addCertificate, liveCertificates, preparingEdition, setState } from "./certificates.server";

/**
 * Corrects the name on a certificate: a new one replaces it, and the old code no longer confirms anything. An entry's
 * certificates are corrected together, and with them the presenter's name that programme and gala show. Gives the new
 * certificate's id. Refuses one that is replaced or revoked, and a name that is there already.
 */
export async function correctName(
  ctx: Context,
  certificateId: string,
  input: RecipientInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { row, edition } = await certificateToChange(ctx, certificateId);
    const name = readName(input);
    if (
      row.recipient_latin === name.recipient_latin &&
      row.recipient_own === name.recipient_own &&
      row.recipient_language === name.recipient_language
    ) {
      throw new Refusal([fieldProblem("nameLatin", "same-name", "This is the name on the certificate now.")]);
    }
    const same = (await liveCertificates(ctx, edition.id)).filter(
      (one) =>
        one.id === row.id || (row.entry_id !== null && one.entry_id === row.entry_id && sameName(one, row)),
    );
    // A state that is no longer live has no twin in the list, and is refused here.
    advance(certificateLifecycle, "replace", row.state as CertificateState);
    let corrected = "";
    for (const one of same) {
      const state = advance(certificateLifecycle, "replace", one.state as CertificateState);
      await setState(ctx, one, state);
      const { place, entry_id, person_id } = one;
      const wanted = { ...name, kind: one.kind as CertificateKind, place, entry_id, person_id };
      const id = await addCertificate(ctx, edition, wanted, one.id);
      if (one.id === row.id) corrected = id;
    }
    await correctPresenter(ctx, row, name);
    return corrected;
  });
}

/** Revokes a certificate without another in its place. Refuses one that is replaced or revoked. */
export async function revokeCertificate(ctx: Context, certificateId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { row } = await certificateToChange(ctx, certificateId);
    await setState(ctx, row, advance(certificateLifecycle, "revoke", row.state as CertificateState));
  });
}

async function certificateToChange(ctx: Context, certificateId: string) {
  const row = known(
    await ctx.db.selectFrom("certificates").selectAll().where("id", "=", certificateId).executeTakeFirst(),
    "certificate",
  );
  return { row, edition: await preparingEdition(ctx, row.edition_id) };
}

function readName(input: RecipientInput) {
  const read = recipientSchema.safeParse(input);
  if (!read.success) {
    throw new Refusal(
      read.error.issues.map((issue) => fieldProblem(issue.path.join("."), "invalid-name", issue.message)),
    );
  }
  return {
    recipient_latin: read.data.nameLatin,
    recipient_own: read.data.nameOwn || null,
    recipient_language: read.data.nameLanguage || null,
  };
}

function sameName(one: CertificatesRow, other: CertificatesRow): boolean {
  return one.recipient_latin === other.recipient_latin && one.recipient_own === other.recipient_own;
}

async function correctPresenter(
  ctx: Context,
  row: CertificatesRow,
  name: ReturnType<typeof readName>,
): Promise<void> {
  if (row.entry_id === null) return;
  const corrected = await ctx.db
    .updateTable("entries")
    .set({
      presenter_name_latin: name.recipient_latin,
      presenter_name_own: name.recipient_own,
      presenter_language: name.recipient_language,
    })
    .where("id", "=", row.entry_id)
    .where("presenter_name_latin", "=", row.recipient_latin)
    .returning("id")
    .execute();
  for (const entry of corrected) {
    await record(ctx, {
      editionId: row.edition_id,
      command: "correctPresenter",
      object: ["entry", entry.id],
    });
  }
}
