import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../app/database/sqlite";
import { later, minute } from "../../app/domain/times";
import { ask } from "../world/application";
import { ended, useServerProcess } from "./steps/server-process";

const saves = 200;
const atOnce = 8;

/** One kind of save over HTTP: what to send, how its confirmation names it, and what is stored of it. */
type Save = {
  path: string;
  body(number: number): string;
  /** Gives the name of what was saved; nothing when the answer confirms no save. */
  confirmed(answer: { status: number; headers: { location?: string | undefined } }): string | undefined;
  /** Gives the names of all that is stored whole. */
  stored(db: ReturnType<typeof openSqlite>["raw"]): string[];
};

/** Asking to sign in writes two rows in one transaction: the request, and the count for its address. */
const signInRequest: Save = {
  path: "/account/sign-in",
  body: (number) => new URLSearchParams({ email: `person-${number}@ministry.example` }).toString(),
  confirmed: ({ status, headers }) =>
    status === 303 ? /request=([0-9a-z]{16})/.exec(headers.location ?? "")?.[1] : undefined,
  stored: (db) => {
    const requests = db.prepare("select id from sign_in_requests").pluck().all() as string[];
    const counted = db
      .prepare("select coalesce(sum(count), 0) from rate_counts where name like 'address:%'")
      .pluck()
      .get();
    expect(counted).toBe(requests.length);
    return requests;
  },
};

describe("the platform in bad luck", () => {
  const serving = useServerProcess();

  /** Sends all saves, some at a time, and tells of each one that was confirmed; a broken connection confirms nothing. */
  async function saveAll(save: Save, onConfirmed: (names: string[]) => void): Promise<string[]> {
    const names: string[] = [];
    let next = 0;
    const sender = async () => {
      while (next < saves) {
        const body = save.body(next++);
        const headers = {
          Origin: `http://localhost:${serving.port}`,
          "Content-Type": "application/x-www-form-urlencoded",
        };
        const answer = await ask(serving.port, save.path, { method: "POST", headers, body }).catch(
          () => undefined,
        );
        const name = answer && save.confirmed(answer);
        if (!name) continue;
        names.push(name);
        onConfirmed(names);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    return names;
  }

  function storedBy(save: Save): string[] {
    const { raw } = openSqlite(join(serving.folder, "ecpa.sqlite"));
    try {
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      return save.stored(raw);
    } finally {
      raw.close();
    }
  }

  it("loses no save that was confirmed when it is killed in the middle of two hundred", async () => {
    const { child } = await serving.start();
    const confirmed = await saveAll(signInRequest, (names) => {
      if (names.length === saves / 2) child.kill("SIGKILL");
    });
    expect(await ended(child)).toEqual({ code: null, signal: "SIGKILL" });
    expect(confirmed.length).toBeGreaterThanOrEqual(saves / 2);
    expect(confirmed.length).toBeLessThan(saves);

    const again = await serving.start();
    const stored = new Set(storedBy(signInRequest));
    expect(confirmed.filter((name) => !stored.has(name))).toEqual([]);
    const more = await saveAll(signInRequest, () => {});
    expect(more).toHaveLength(saves);
    again.child.kill("SIGTERM");
    expect(await ended(again.child)).toEqual({ code: 0, signal: null });
  });

  it("loses nothing when it is asked to stop: what runs is answered, and it ends well", async () => {
    const { child, printed } = await serving.start();
    const confirmed = await saveAll(signInRequest, (names) => {
      if (names.length === saves / 2) child.kill("SIGTERM");
    });
    expect(await ended(child)).toEqual({ code: 0, signal: null });
    expect(confirmed.length).toBeGreaterThanOrEqual(saves / 2);
    expect(confirmed.length).toBeLessThan(saves);
    // Whatever was written was confirmed too: no request was cut off between its commit and its answer.
    expect(storedBy(signInRequest).sort()).toEqual(confirmed.sort());
    expect(printed.error).toBe("");
  });

  it("prints lines of JSON with the request's number and nothing personal", async () => {
    const { child, printed } = await serving.start();
    await saveAll({ ...signInRequest, body: () => "email=maria%40ministry.example" }, (names) => {
      if (names.length === 3) child.kill("SIGTERM");
    });
    await ended(child);
    const lines = printed.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const saved = lines.filter((line) => line.method === "POST");
    expect(saved.length).toBeGreaterThanOrEqual(3);
    for (const line of saved) {
      expect(line).toEqual({
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: "info",
        event: "request",
        requestId: expect.stringMatching(/^[0-9a-z]{16}$/),
        method: "POST",
        pattern: "/account/sign-in",
        status: 303,
        ms: expect.any(Number),
      });
      expect(line.at < later(new Date().toISOString(), minute)).toBe(true);
    }
    expect(printed.out).not.toMatch(/maria|ministry|127\.0\.0\.1/);
  });

  it("says in one sentence what is missing, and does not start, without its address", async () => {
    // In another folder, where no .env fills the gap.
    const { child, printed } = serving.spawn({ APP_ORIGIN: undefined, PORT: "x" }, { cwd: serving.folder });
    expect(await ended(child)).toEqual({ code: 1, signal: null });
    expect(printed.error).toBe(
      "The settings cannot be used: APP_ORIGIN is not set: give the address people use, such as https://award.example; PORT must be a number from 0 to 65535. See .env.example.\n",
    );
  });
});
