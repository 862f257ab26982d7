import { data, redirect } from "@remix-run/node";
import type { Context } from "../database/context";
import { isUnavailable } from "../database/unavailable";
import { type Problem, Refusal, Unknown } from "../domain/problems";
import { noticeCookie } from "./cookies";
import { logFault } from "./faults";
import { readForm, type Typed } from "./forms";
import { contextOf, type RequestArgs, type SignedIn, sessionHasEnded, signedIn } from "./request";

/** What a page gets back when a command refused: the problems, what was typed, and the present value of a stale save. */
export type Refused = { problems: readonly Problem[]; typed: Typed; current?: unknown };

/** Runs the action of a signed-in person: their context and the typed form in, a redirect out; a refusal keeps what was typed. */
export async function act(args: RequestArgs, run: (ctx: SignedIn, typed: Typed) => Promise<Response>) {
  if (await sessionHasEnded(args)) await giveBackUnsent(args);
  const ctx = await signedIn(args);
  return answer(args, (typed) => run(ctx, typed));
}

/** Somebody who typed until the session had ended gets it all back on a page, to be sent again after signing in. */
async function giveBackUnsent(args: RequestArgs): Promise<void> {
  // Our browser modules keep what they could not send on the device.
  if (args.request.headers.get("Accept")?.includes("application/json")) return;
  const typed = await typedIn(args.request.clone());
  if (Object.keys(typed).length > 0) throw data({ unsent: typed }, { status: 401 });
}

/** The same for pages that visitors use too. */
export async function actAsAnybody(
  args: RequestArgs,
  run: (ctx: Context, typed: Typed) => Promise<Response>,
) {
  const ctx = await contextOf(args);
  return answer(args, (typed) => run(ctx, typed));
}

const cannotSave: Problem = {
  kind: "bug",
  code: "cannot-save",
  sentence:
    "The platform cannot save at the moment. Nothing was changed, and what you typed is still here: try again in a minute.",
};

async function answer(args: RequestArgs, run: (typed: Typed) => Promise<Response>) {
  const typed = await typedIn(args.request);
  return actOn(args, typed, () => run(typed));
}

/** Runs an action on a form that has been read; a refusal keeps what was typed. */
export async function actOn(args: RequestArgs, typed: Typed, run: () => Promise<Response>) {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Unknown) throw notFound();
    if (isUnavailable(error)) {
      logFault(args.context.installation, args.context.requestId, error);
      return data({ problems: [cannotSave], typed } satisfies Refused, { status: 503 });
    }
    if (!(error instanceof Refusal)) throw error;
    const status = error.problems.some((problem) => problem.kind === "rule") ? 409 : 400;
    const refused: Refused = { problems: error.problems, typed, current: error.current };
    // Where there is no page to show it, answeringFaults turns this into JSON or a sentence.
    return data(refused, { status });
  }
}

async function typedIn(request: Request): Promise<Typed> {
  try {
    return await readForm(request);
  } catch {
    throw notAForm();
  }
}

/** The answer to what cannot be read as a form. */
export function notAForm(): Response {
  const sentence = "What was sent is not a form. Go back, reload the page and send the form again.";
  const problems: Problem[] = [{ kind: "rule", code: "not-a-form", sentence }];
  return Response.json({ problems }, { status: 400 });
}

/** Runs a loader's queries; what is unknown or hidden becomes the one 404. */
export async function found<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Unknown) throw notFound();
    // A reader who may not is refused by a sentence on a page, not by a stack.
    if (error instanceof Refusal) throw data({ problems: error.problems }, { status: 403 });
    throw error;
  }
}

/** The one answer for what does not exist and for what one may not know of. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** Goes on to a page and says there, once, what was done. */
export async function redirectWithNotice(
  args: RequestArgs,
  to: string,
  notice: string,
  headers: [string, string][] = [],
): Promise<Response> {
  const cookie = noticeCookie(args.context.installation.settings.origin);
  return redirect(to, { status: 303, headers: [...headers, ["Set-Cookie", await cookie.serialize(notice)]] });
}
