import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "../../app/domain/people/sessions.server";
import { sessionCookie } from "../../app/http/cookies";
import type { Installation } from "../../app/http/installation";
import type { World } from "./database";

const origin = "http://localhost:3000";

type Loader = (args: LoaderFunctionArgs) => unknown;
type Action = (args: ActionFunctionArgs) => unknown;

/** A person's browser in a test: it calls the loaders and actions of pages as the server does, signed in. */
export type TestBrowser = {
  /** What a page's loader answers: its facts as they are sent, or the status and address of a response. */
  read(loader: Loader, path: string, params?: Record<string, string>): Promise<unknown>;
  /** What a page's action answers to a form. */
  send(
    action: Action,
    path: string,
    fields: Record<string, string>,
    params?: Record<string, string>,
  ): Promise<unknown>;
};

/** Signs a person in and gives their browser; somebody signed out without one. */
export async function browserOf(world: World, personId?: string): Promise<TestBrowser> {
  const settings = {
    dataFolder: "",
    keysFolder: "",
    origin,
    mailFrom: "award@localhost",
    port: 0,
    host: "127.0.0.1",
    controller: "nobody",
    contactEmail: "secretariat@award.example",
    fileMegabytes: 25,
    entryMegabytes: 200,
  };
  const installation = {
    db: world.db,
    clock: { now: () => world.now },
    settings,
    key: new Uint8Array(32).fill(7),
    log: () => {},
  } as unknown as Installation;
  const token = personId ? await startSession(await world.as(), personId, "a test") : undefined;
  const cookie = token ? (await sessionCookie(origin).serialize(token)).split(";")[0]! : "";
  const argsOf = (path: string, params: Record<string, string>, fields?: Record<string, string>) => ({
    request: new Request(`${origin}${path}`, {
      headers: { Cookie: cookie },
      ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
    }),
    params,
    context: { installation, arrivedAt: world.now, requestId: "r", nonce: "n", network: "test" },
  });
  return {
    read: (loader, path, params = {}) => answerOf(async () => loader(argsOf(path, params))),
    send: (action, path, fields, params = {}) => answerOf(async () => action(argsOf(path, params, fields))),
  };
}

/** Brings what a loader gives or throws into one plain form: two answers are the same when these are. */
async function answerOf(run: () => Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await run();
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response) {
    const headers = Object.fromEntries(answer.headers);
    return {
      status: answer.status,
      to: answer.headers.get("Location"),
      headers,
      body: await answer.text(),
    };
  }
  if (answer instanceof Error) throw answer;
  return JSON.parse(JSON.stringify(answer ?? null));
}
