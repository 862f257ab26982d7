import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import type { Transporter } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { transportTo } from "../../app/jobs/loop";

/** How a mail server of a test behaves. */
export type Behaviour = {
  /** Refuses these addresses for ever. */
  refuses?: (address: string) => boolean;
  /** Takes this long to answer a letter. */
  slowBy?: () => Promise<void>;
  /** Takes the letter and then says that it failed. */
  failsAfterwards?: () => boolean;
};

export type MailServer = {
  url: string;
  /** What has been taken, as a mail program reads it, with the recipients of the envelope. */
  letters: (Email & { envelope: string[] })[];
  stop(): Promise<void>;
};

/** Starts a real SMTP server on this computer; without a behaviour it takes everything. */
export async function startMailServer(behaviour: Behaviour = {}): Promise<MailServer> {
  const letters: MailServer["letters"] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (!behaviour.refuses?.(address)) return done();
      // The reply quotes the address, as real servers do.
      done(Object.assign(new Error(`No such user: ${address}`), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        await behaviour.slowBy?.();
        const letter = await PostalMime.parse(Buffer.concat(parts));
        const envelope = session.envelope.rcptTo.map((one) => one.address);
        letters.push({ ...letter, envelope });
        done(behaviour.failsAfterwards?.() ? new Error("Disk full") : null);
      });
    },
  });
  server.on("error", () => {});
  const port = await listening(server.listen(0, "127.0.0.1"));
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** Starts something that takes connections and never says a word. */
export async function startSilentServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  const port = await listening(server.listen(0, "127.0.0.1"));
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Gives the address of a port where nothing listens. */
export async function deadAddress(): Promise<string> {
  const { url, stop } = await startSilentServer();
  await stop();
  return url;
}

/** Makes a transport that gives up after milliseconds instead of the platform's seconds. */
export function impatientTransport(url: string): Transporter {
  return transportTo(url, {
    dnsTimeout: 300,
    connectionTimeout: 300,
    greetingTimeout: 300,
    socketTimeout: 600,
  });
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await new Promise((done) => server.once("listening", done));
  return (server.address() as AddressInfo).port;
}
