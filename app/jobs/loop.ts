import { createTransport, type Transporter } from "nodemailer";
import { forgetUnfinished } from "../domain/entries/forgetting.server";
import { beatEvery } from "../domain/entries/outages";
import { beat } from "../domain/entries/outages.server";
import { forgetPrivateNotes } from "../domain/judging/private-notes.server";
import { forgetOldReminders, sendDueReminders } from "../domain/letters/reminders.server";
import { clearUnused } from "../domain/materials/files.server";
import { forgetPeople } from "../domain/people/forgetting.server";
import { dayLength, minute } from "../domain/times";
import { contextFor, type Installation } from "../http/installation";
import { filesOf } from "../http/uploads";
import { deliverLetters, type Post } from "./deliver-letters";

const pause = 1_000;

/** How long each step of a delivery may take; all together stay below the time for which a letter is claimed. */
const patience = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/** Makes the way to a mail server; it gives up on one that does not answer. */
export function transportTo(url: string, limits: typeof patience = patience): Transporter {
  // One object: as a second argument the limits would be taken for a letter's fields, and nodemailer waits ten minutes.
  return createTransport({ url, ...limits });
}

/** Makes the post of an installation: its mail server, or the console and the letters page without one. */
export function postOf(installation: Installation): Post {
  const { settings } = installation;
  return {
    ...(settings.smtpUrl ? { transport: transportTo(settings.smtpUrl) } : {}),
    from: settings.mailFrom,
    origin: settings.origin,
    demonstration: installation.stage !== undefined,
    key: installation.key,
    console: (text) => console.log(text),
  };
}

/**
 * Runs due rows, reminders and the heartbeat, each at its own pace, until it is stopped; stopping waits for the one letter
 * in hand. A demonstration has no reminders and no heartbeat: its clock stands where its story wants it.
 */
export function startJobs(installation: Installation): { stop(): Promise<void> } {
  const post = postOf(installation);
  const system = () => contextFor(installation, { kind: "system" });
  let stopped = false;
  const failed = (error: unknown) =>
    installation.log({ level: "error", event: "jobs", error: (error as Error).name });
  const letters = repeat(pause, () => deliverLetters(system, post, { mayGoOn: () => !stopped }), failed);
  const byTheClock = () => [
    // On its own, so that a slow mail server does not look like an outage.
    repeat(beatEvery, () => beat(system()), failed),
    repeat(minute, () => sendDueReminders(system()), failed),
    repeat(dayLength, () => forgetOldReminders(system()), failed),
    repeat(dayLength, () => forgetPrivateNotes(system()), failed),
    repeat(dayLength, () => forgetWithFiles(installation), failed),
    repeat(dayLength, () => forgetPeople(system()), failed),
  ];
  const jobs = installation.stage === undefined ? [letters, ...byTheClock()] : [letters];
  return {
    async stop() {
      stopped = true;
      await Promise.all(jobs.map((job) => job.stop()));
      post.transport?.close();
    },
  };
}

/** Forgets what never took part; the files of its material go with it. */
async function forgetWithFiles(installation: Installation): Promise<void> {
  const system = () => contextFor(installation, { kind: "system" });
  if ((await forgetUnfinished(system())) === 0) return;
  await clearUnused(system(), filesOf(installation.settings));
}

/** Runs a job at once and again after each pause; a failure is told and does not end it. */
function repeat(
  pauseBetween: number,
  run: () => Promise<unknown>,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    await run().catch(failed);
    if (!stopped) timer = setTimeout(next, pauseBetween);
  };
  const next = () => {
    running = round();
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
