import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { ErrorRequestHandler } from "express";
import { isUnavailable } from "../database/unavailable";
import type { Problem } from "../domain/problems";
import type { Installation } from "./installation";

type Route = NonNullable<ServerBuild["routes"][string]>;
type Asked = { request: Request; context: AppLoadContext };
type Answering = (args: Asked) => unknown;
type Told = { problems?: readonly Problem[]; current?: unknown; incident?: string };
/** What a loader or action gives, or throws, where it states a status with plain data. */
type Stated = { data?: Told | null; init?: { status?: number } | null };

/** The answer to an error, before it is known whether a page stands around it. */
class Fault implements Stated {
  readonly init: { status: number };

  constructor(
    status: number,
    readonly data: Told = {},
  ) {
    this.init = { status };
  }
}

/** What a file's address answers, where no page of ours can stand around the sentence. */
const sentences: Record<number, string> = {
  403: "This is not open to you.",
  404: "There is no such page.",
  503: "The platform cannot save at the moment. Nothing was changed; try again in a minute.",
};
const unexpected = "Something went wrong on our side. Try again; if it happens again, tell the secretariat";

/**
 * Wraps every loader and action of a build, so that nothing leaves them unanswered: what is unknown becomes the one 404, a
 * database that is full, locked or away a 503, everything unexpected a 500 with the incident number of its log line.
 */
export function answeringFaults(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [id, route && guarded(route)]);
  return { ...build, routes: Object.fromEntries(routes) };
}

function guarded(route: Route): Route {
  const { loader, action, default: page } = route.module;
  const guard = (run: Answering) => async (args: Asked) => {
    try {
      const answer = await run(args);
      return page === undefined ? asFile(answer, args) : answer;
    } catch (thrown) {
      const answer = thrown instanceof Error ? answerTo(thrown, args.context) : thrown;
      throw page === undefined ? asFile(answer, args) : asPage(answer);
    }
  };
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader ? { loader: guard(loader as Answering) as typeof loader } : {}),
      ...(action ? { action: guard(action as Answering) as typeof action } : {}),
    },
  };
}

/** Gives the answer to an error; told by its name, as pages and server are two bundles with two copies of each class. */
function answerTo(error: Error, { installation, requestId }: AppLoadContext): Fault {
  if (error.name === "Unknown") return new Fault(404);
  if (error.name === "Refusal")
    return new Fault(403, { problems: (error as unknown as Told).problems ?? [] });
  logFault(installation, requestId, error);
  return new Fault(isUnavailable(error) ? 503 : 500, { incident: requestId });
}

function asPage(answer: unknown): unknown {
  return answer instanceof Fault ? Response.json(answer.data, answer.init) : answer;
}

/** Gives the answer where no page stands around it: problems as JSON to whoever asked for that, otherwise as sentences. */
function asFile(answer: unknown, { request, context }: Asked): unknown {
  // What a file's route says in its own words stays as it says it.
  if (answer instanceof Response && (answer.ok || answer.body !== null)) return answer;
  const { data, init } = answer instanceof Response ? new Fault(answer.status) : ((answer ?? {}) as Stated);
  const status = init?.status ?? 200;
  if (status < 400) return answer;
  const sentence = sentences[status] ?? `${unexpected} this number: ${context.requestId}.`;
  const { problems = [{ kind: "bug", code: `status-${status}`, sentence }], current } = data ?? {};
  const headers = { "Cache-Control": "no-store" };
  if (wantsJson(request)) return Response.json({ problems, current }, { status, headers });
  return new Response(`${problems.map((problem) => problem.sentence).join("\n")}\n`, {
    status,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** True for our own browser modules, which ask for JSON. */
export function wantsJson(request: Request): boolean {
  return request.headers.get("Accept")?.includes("application/json") ?? false;
}

/** Notes an error with the request's number and nothing a person typed. */
export function logFault(installation: Installation, requestId: string, error: unknown): void {
  const { name, stack } = error instanceof Error ? error : new Error(String(error));
  // The first lines of a stack repeat the message, which can hold data; the places below it cannot.
  const places = (stack ?? "")
    .split("\n")
    .filter((text) => text.startsWith("    at "))
    .slice(0, 6)
    .map((text) => text.trim());
  const code = (error as { code?: unknown } | null)?.code;
  installation.log({
    level: "error",
    event: isUnavailable(error) ? "unavailable" : "bug",
    requestId,
    error: name,
    ...(typeof code === "string" ? { code } : {}),
    places,
  });
}

/** Answers what fails outside every page (a missing asset, a broken address) with a sentence, never with a stack. */
export function answerRest(installation: Installation): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const stated = Number((error as { status?: unknown }).status);
    const status = stated >= 400 && stated < 500 ? stated : 500;
    if (status === 500) logFault(installation, response.locals.requestId, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const sentence =
      status === 500
        ? `${unexpected} this number: ${response.locals.requestId}.`
        : "There is no such address.";
    response.status(status).set("Cache-Control", "no-store").type("text/plain").send(`${sentence}\n`);
  };
}
