import type { Transporter } from "nodemailer";
import type { Context } from "../database/context";
import type { LettersRow } from "../database/rows/letters-and-history";
import { composeLetter } from "../domain/letters/letters.server";
import { makeSignInKey } from "../domain/people/sign-in.server";
import { hour, later, minute } from "../domain/times";

export type Post = {
  /** The mail server; without one letters are kept, and sign-in links go to the console. */
  transport?: Transporter;
  from: string;
  origin: string;
  demonstration: boolean;
  key: Uint8Array;
  console(text: string): void;
};

const claimFor = 2 * minute;
const backOff = [minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour];

/** Claims one due letter so that no other process takes it; a claim left by a dead process lapses. */
async function claimNext(ctx: Context): Promise<LettersRow | undefined> {
  return ctx.db
    .updateTable("letters")
    .set((eb) => ({ claimed_until: later(ctx.now, claimFor), attempts: eb("attempts", "+", 1) }))
    .where("id", "=", (eb) =>
      eb
        .selectFrom("letters")
        .select("id")
        .where("state", "=", "queued")
        .where("due_at", "<=", ctx.now)
        .where((or) => or.or([or("claimed_until", "is", null), or("claimed_until", "<=", ctx.now)]))
        .orderBy("due_at")
        .orderBy("id")
        .limit(1),
    )
    .where("state", "=", "queued")
    .where((or) => or.or([or("claimed_until", "is", null), or("claimed_until", "<=", ctx.now)]))
    .returningAll()
    .executeTakeFirst();
}

/** Delivers what is due, one letter after the other; a failure waits longer each time and gives up after the last. */
export async function deliverLetters(
  contextNow: () => Context,
  post: Post,
  options: { most?: number; mayGoOn?: () => boolean } = {},
): Promise<{ delivered: number; failed: number }> {
  const { most = 200, mayGoOn = () => true } = options;
  const outcome = { delivered: 0, failed: 0 };
  for (let count = 0; count < most && mayGoOn(); count += 1) {
    const ctx = contextNow();
    const letter = await claimNext(ctx);
    if (!letter) break;
    if (await isPastUse(ctx, letter)) {
      await giveUp(ctx, letter);
      outcome.failed += 1;
      continue;
    }
    try {
      await handOver(ctx, letter, post);
      await ctx.db
        .updateTable("letters")
        .set({
          state: post.transport ? "sent" : "kept",
          sent_at: contextNow().now,
          claimed_until: null,
          last_error: null,
        })
        .where("id", "=", letter.id)
        .where("state", "=", "queued")
        .execute();
      outcome.delivered += 1;
    } catch (error) {
      await postpone(ctx, letter, error);
      outcome.failed += 1;
    }
  }
  return outcome;
}

/** True when the letter's link could not be used any more: such a letter would only send its reader in circles. */
async function isPastUse(ctx: Context, letter: LettersRow): Promise<boolean> {
  if (!letter.sign_in_request_id) return false;
  const request = await ctx.db
    .selectFrom("sign_in_requests")
    .select("id")
    .where("id", "=", letter.sign_in_request_id)
    .where("used_at", "is", null)
    .where("expires_at", ">", ctx.now)
    .executeTakeFirst();
  return request === undefined;
}

async function giveUp(ctx: Context, letter: LettersRow): Promise<void> {
  await ctx.db
    .updateTable("letters")
    .set({ state: "failed", claimed_until: null, last_error: "EXPIRED" })
    .where("id", "=", letter.id)
    .where("state", "=", "queued")
    .execute();
}

async function handOver(ctx: Context, letter: LettersRow, post: Post): Promise<void> {
  const secrets = letter.sign_in_request_id
    ? await makeSignInKey(ctx, letter.sign_in_request_id, post.key)
    : undefined;
  const link = secrets ? `${post.origin}/account/sign-in/link/${secrets.linkToken}` : post.origin;
  const head = { origin: post.origin, demonstration: post.demonstration };
  const set = composeLetter(letter, head, { link, code: secrets?.code ?? "" });
  if (post.transport) {
    await post.transport.sendMail({
      from: post.from,
      to: letter.to_email,
      // The same letter keeps its id at every try, so that a mail program shows it once.
      messageId: `<${letter.id}@${new URL(post.origin).hostname}>`,
      subject: set.subject,
      text: set.text,
      html: set.html,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } else if (secrets) {
    post.console(`Sign-in link for ${letter.to_email}: ${link}  Code: ${secrets.code}`);
  }
}

async function postpone(ctx: Context, letter: LettersRow, error: unknown): Promise<void> {
  const wait = backOff[letter.attempts - 1];
  // The server's reply can quote the letter; only its code is kept.
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const reason = [code ?? "ERROR", responseCode].filter(Boolean).join(" ");
  await ctx.db
    .updateTable("letters")
    .set({
      state: wait === undefined ? "failed" : "queued",
      due_at: wait === undefined ? letter.due_at : later(ctx.now, wait),
      claimed_until: null,
      last_error: reason,
    })
    .where("id", "=", letter.id)
    // Whoever comes late finds the letter claimed by another, or sent: then the failure is no news.
    .where("state", "=", "queued")
    .where("claimed_until", "=", letter.claimed_until)
    .execute();
}
