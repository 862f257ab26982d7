import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** Somebody who saves one answer again and again, as the page's module does: the next save waits for the last answer. */
export type Writer = { cookie: string; entryId: string; questionId: string; version: number; person: string };
/** A submission at a moment after the start. */
export type Signer = { cookie: string; entryId: string; afterMilliseconds: number };

export type Load = {
  origin: string;
  everyMilliseconds: number;
  seconds: number;
  words: number;
  writers: readonly Writer[];
  signers: readonly Signer[];
};

/** From the moment a request was due to its answer, so that a queue on the asking side counts too. */
export type Outcome = {
  saves: number[];
  submissions: number[];
  /** Answers other than the one hoped for, counted by status. */
  others: Record<string, number>;
  /** Each writer's confirmed texts, in the order of the confirmations. */
  confirmed: { entryId: string; questionId: string; texts: string[] }[];
  seconds: number;
};

/** Loads a server from a process of its own: what it is given on standard input, what came of it on standard output. */
async function main(): Promise<void> {
  const load = JSON.parse(await text(process.stdin)) as Load;
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const outcome: Outcome = { saves: [], submissions: [], others: {}, confirmed: [], seconds: 0 };
  const start = performance.now() + 200;
  await Promise.all([
    ...load.writers.map((writer, index) =>
      write(writer, start + (index * load.everyMilliseconds) / load.writers.length),
    ),
    ...load.signers.map((signer) => sign(signer, start + signer.afterMilliseconds)),
  ]);
  outcome.seconds = (performance.now() - start) / 1000;
  agent.destroy();
  process.stdout.write(JSON.stringify(outcome));

  async function write(writer: Writer, first: number): Promise<void> {
    const { entryId, questionId } = writer;
    const texts: string[] = [];
    outcome.confirmed.push({ entryId, questionId, texts });
    let version = writer.version;
    const filler = "safer streets by night and day ".repeat(Math.ceil(load.words / 6));
    for (let n = 0; n * load.everyMilliseconds < load.seconds * 1000; n += 1) {
      const due = first + n * load.everyMilliseconds;
      await until(due);
      const said = `Draft ${n} of ${writer.person}: ${filler}`.trim();
      const answer = await send(writer.cookie, `/write/${entryId}/answers`, {
        [questionId]: said,
        [`version:${questionId}`]: `${version}`,
      });
      if (answer.status === 200) {
        outcome.saves.push(performance.now() - due);
        version = JSON.parse(answer.body).versions[questionId];
        texts.push(said);
      } else count(`save ${answer.status}`);
    }
  }

  async function sign(signer: Signer, due: number): Promise<void> {
    await until(due);
    const answer = await send(signer.cookie, `/national/entries/${signer.entryId}/check`, {
      publication: "yes",
    });
    if (answer.status === 302 || answer.status === 303) outcome.submissions.push(performance.now() - due);
    else count(`submission ${answer.status}`);
  }

  function count(what: string): void {
    outcome.others[what] = (outcome.others[what] ?? 0) + 1;
  }

  function send(
    cookie: string,
    path: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: string }> {
    const body = new URLSearchParams(fields).toString();
    const { host, port } = new URL(load.origin);
    return new Promise((done) => {
      const asked = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          path,
          method: "POST",
          headers: {
            Host: host,
            Cookie: cookie,
            Origin: load.origin,
            Accept: path.startsWith("/write/") ? "application/json" : "text/html",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": String(Buffer.byteLength(body)),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            done({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }),
          );
        },
      );
      asked.on("error", () => done({ status: 0, body: "" }));
      asked.end(body);
    });
  }
}

function until(moment: number): Promise<void> {
  const rest = moment - performance.now();
  return rest <= 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, rest));
}

await main();
