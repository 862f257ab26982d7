import { createTransport, type Transporter } from "nodemailer";
import { contextFor, type Installation } from "../http/installation";
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

/** Runs due rows until it is stopped; stopping waits for the one letter in hand. */
export function startJobs(installation: Installation): { stop(): Promise<void> } {
  const post = postOf(installation);
  const system = () => contextFor(installation, { kind: "system" });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const round = async () => {
    try {
      await deliverLetters(system, post, { mayGoOn: () => !stopped });
    } catch (error) {
      installation.log({ level: "error", event: "jobs", error: (error as Error).name });
    }
    if (!stopped) timer = setTimeout(next, pause);
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
      post.transport?.close();
    },
  };
}
