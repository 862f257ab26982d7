import { data, redirect } from "@remix-run/node";
import type { Context } from "../database/context";
import { type Problem, Refusal, Unknown } from "../domain/problems";
import { noticeCookie } from "./cookies";
import { readForm, type Typed } from "./forms";
import { contextOf, type RequestArgs, type SignedIn, signedIn } from "./request";

/** What a page gets back when a command refused: the problems, what was typed, and the present value of a stale save. */
export type Refused = { problems: readonly Problem[]; typed: Typed; current?: unknown };

/** Runs the action of a signed-in person: their context and the typed form in, a redirect out; a refusal keeps what was typed. */
export async function act(args: RequestArgs, run: (ctx: SignedIn, typed: Typed) => Promise<Response>) {
  const ctx = await signedIn(args);
  return answer(args, (typed) => run(ctx, typed));
}

/** The same for pages that visitors use too. */
export async function actAsAnybody(
  args: RequestArgs,
  run: (ctx: Context, typed: Typed) => Promise<Response>,
) {
  const ctx = await contextOf(args);
  return answer(args, (typed) => run(ctx, typed));
}

async function answer(args: RequestArgs, run: (typed: Typed) => Promise<Response>) {
  const typed = await readForm(args.request);
  try {
    return await run(typed);
  } catch (error) {
    if (error instanceof Unknown) throw notFound();
    if (!(error instanceof Refusal)) throw error;
    const status = error.problems.some((problem) => problem.kind === "rule") ? 409 : 400;
    if (wantsJson(args.request)) {
      return Response.json({ problems: error.problems, current: error.current }, { status });
    }
    const refused: Refused = { problems: error.problems, typed, current: error.current };
    return data(refused, { status });
  }
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

/** True for our own browser modules, which ask for JSON. */
export function wantsJson(request: Request): boolean {
  return request.headers.get("Accept")?.includes("application/json") ?? false;
}
