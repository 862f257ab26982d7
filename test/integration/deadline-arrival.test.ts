import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "../../app/database/transaction";
import { closeCall } from "../../app/domain/editions/call.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { startSession } from "../../app/domain/people/sessions.server";
import { sessionCookie } from "../../app/http/cookies";
import { realBuild, type Served, serve, testOrigin } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const lastInstant = "2026-09-30T21:59:59.999Z";
const tooLate = "2026-09-30T22:00:07.000Z";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
}, 120_000);

/** A clock that tells when the server has looked at it next: it does so when a request's headers have arrived. */
function clockAt(at: string) {
  let looked: () => void = () => {};
  const clock = {
    at,
    now() {
      looked();
      return clock.at;
    },
    nextLook: () =>
      new Promise<void>((done) => {
        looked = done;
      }),
  };
  return clock;
}

/** The complete Greek draft, and its representative signed in with a browser that has no JavaScript. */
async function inTheLastMoment(world: World) {
  const editionId = await openCallWorld(world, ["GR", "BG"]);
  const id = await writeEntry(world, editionId, greek);
  const clock = clockAt(lastInstant);
  const served = await serve({ db: world.db, build, clock });
  world.now = lastInstant;
  const token = await startSession(await world.as(), await idOf(world, "rep-gr"), "a browser");
  const [cookie = ""] = (await sessionCookie(testOrigin).serialize(token)).split(";");
  return { id, clock, served, cookie };
}

async function submittedAt(world: World) {
  return (await world.db.selectFrom("submissions").select("submitted_at").execute()).map(
    (row) => row.submitted_at,
  );
}

/** Sends the head of a submission's request; the body follows when it is told to. */
function startSubmission(served: Served, id: string, cookie: string) {
  const body = "publication=yes";
  let finish: (status: number) => void;
  const status = new Promise<number>((done) => {
    finish = done;
  });
  const request = httpRequest({
    host: "127.0.0.1",
    port: served.port,
    path: `/national/entries/${id}/check`,
    method: "POST",
    agent: false,
    headers: {
      Origin: testOrigin,
      Cookie: cookie,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
    },
  });
  request.on("response", (response) => {
    response.resume();
    response.on("end", () => finish(response.statusCode ?? 0));
  });
  request.flushHeaders();
  return { sendBody: () => request.end(body), status };
}

describeOnBothEngines("a submission at the deadline", (world) => {
  it("that waits in a queue behind others counts by its arrival", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const id = await writeEntry(world, editionId, greek);
    world.now = lastInstant;
    const inTime = await asCast(world, "rep-gr");
    let release: () => void = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    let held: () => void = () => {};
    const isHeld = new Promise<void>((done) => {
      held = done;
    });
    // A command like any other: it stands first in the queue in which all of them wait.
    const before = inTransaction(await world.as(), async ({ db }) => {
      await db.updateTable("editions").set({ city: "Cork" }).where("id", "=", editionId).execute();
      held();
      await released;
    });
    await isHeld;
    let isDone = false;
    const submitting = submitEntry(inTime, id).then((number) => {
      isDone = true;
      return number;
    });
    await new Promise((done) => setTimeout(done, 50));
    const waited = !isDone;
    world.now = tooLate;
    release();
    await before;
    expect([waited, await submitting]).toEqual([true, 1]);
    expect(await submittedAt(world)).toEqual([lastInstant]);
  });

  it("counts by its arrival even where the call is closed before its turn comes; one that came later does not", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const id = await writeEntry(world, editionId, greek);
    world.now = lastInstant;
    const inTime = await asCast(world, "rep-gr");
    world.now = tooLate;
    const after = await asCast(world, "rep-gr");
    await closeCall(await asCast(world, "secretariat-1"), editionId);
    await expect(submitEntry(after, id)).rejects.toMatchObject({ problems: [{ code: "deadline-passed" }] });
    expect(await submitEntry(inTime, id)).toBe(1);
    expect(await submittedAt(world)).toEqual([lastInstant]);
  });

  it("whose head arrived in time counts, although its body and its turn came later", async () => {
    const { id, clock, served, cookie } = await inTheLastMoment(world);
    try {
      const arrived = clock.nextLook();
      const { sendBody, status } = startSubmission(served, id, cookie);
      await arrived;
      clock.at = tooLate;
      sendBody();
      expect(await status).toBe(303);
      expect(await submittedAt(world)).toEqual([lastInstant]);
      const row = await world.db
        .selectFrom("entries")
        .select("state")
        .where("id", "=", id)
        .executeTakeFirst();
      expect(row?.state).toBe("submitted");
    } finally {
      await served.stop();
    }
  });

  it("whose head arrives at the deadline is refused, and nothing is written", async () => {
    const { id, clock, served, cookie } = await inTheLastMoment(world);
    try {
      clock.at = "2026-09-30T22:00:00.000Z";
      const { sendBody, status } = startSubmission(served, id, cookie);
      sendBody();
      expect(await status).toBe(409);
      expect(await submittedAt(world)).toEqual([]);
    } finally {
      await served.stop();
    }
  });
});
