import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** One request again and again, one after the other, from a process of its own. */
export type Asked = {
  origin: string;
  path: string;
  cookie: string;
  warmUp: number;
  requests: number;
  /** For a save: its fields, of which one in every second request has another value, and the version to go on from. */
  fields?: Record<string, string>;
  otherwise?: Record<string, string>;
};

export type Answered = { milliseconds: number[]; statuses: Record<string, number>; bytes: number };

/** Asks, and says on standard error when what is measured begins and ends. */
async function main(): Promise<void> {
  const asked = JSON.parse(await text(process.stdin)) as Asked;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answered: Answered = { milliseconds: [], statuses: {}, bytes: 0 };
  let version = "0";
  for (let n = 0; n < asked.warmUp + asked.requests; n += 1) {
    if (n === asked.warmUp) {
      process.stderr.write("begin\n");
      // The other process looks at its clock before the first request that counts.
      await new Promise((done) => setTimeout(done, 50));
    }
    const fields = asked.fields && {
      ...asked.fields,
      ...(n % 2 === 0 ? asked.otherwise : {}),
      version,
    };
    const before = performance.now();
    const { status, body } = await send(fields && new URLSearchParams(fields).toString());
    if (fields && status === 200) version = String(JSON.parse(body).version);
    if (n < asked.warmUp) continue;
    answered.milliseconds.push(performance.now() - before);
    answered.statuses[status] = (answered.statuses[status] ?? 0) + 1;
    answered.bytes = body.length;
  }
  process.stderr.write("end\n");
  agent.destroy();
  process.stdout.write(JSON.stringify(answered));

  function send(body: string | undefined): Promise<{ status: number; body: string }> {
    const { host, port } = new URL(asked.origin);
    const posted =
      body === undefined ? {} : { Origin: asked.origin, "Content-Length": Buffer.byteLength(body) };
    return new Promise((done, failed) => {
      const sent = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          path: asked.path,
          method: body === undefined ? "GET" : "POST",
          headers: {
            Host: host,
            Cookie: asked.cookie,
            Accept: body === undefined ? "text/html" : "application/json",
            ...(body === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
            ...posted,
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
      sent.on("error", failed);
      sent.end(body);
    });
  }
}

await main();
