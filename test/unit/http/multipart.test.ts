import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMultipart } from "../../../app/http/multipart";

const boundary = "----b";
const type = `multipart/form-data; boundary=${boundary}`;

type Part = { name: string; fileName?: string; content: Uint8Array };

function written(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, fileName, content }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? "" : `; filename="${fileName}"`}\r\n${fileName === undefined ? "" : "Content-Type: x/y\r\n"}\r\n`,
    ),
    content,
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Sends bytes in pieces of the given lengths, again and again. */
async function* cut(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const length = lengths[index % lengths.length]!;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function read(body: AsyncIterable<Uint8Array>, contentType = type) {
  const files: [string, string, string][] = [];
  const typed = await readMultipart(body, contentType, async (field, name, pieces) => {
    const kept: Uint8Array[] = [];
    for await (const piece of pieces) kept.push(piece);
    files.push([field, name, Buffer.concat(kept).toString("latin1")]);
  });
  return { typed, files };
}

// Bytes that are nearly a boundary are the ones that matter.
const content = fc
  .array(
    fc.oneof(
      fc.constantFrom("\r", "\n", "\r\n", "-", "--", "\r\n--", "\r\n----", "x"),
      fc.string({ maxLength: 3 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => Buffer.from(parts.join("")))
  .filter((bytes) => !bytes.includes(`--${boundary}`));

describe("a form with files", () => {
  it("is read the same in whatever pieces it comes, to the last byte", async () => {
    const parts = fc.array(
      fc.record({
        name: fc.constantFrom("a", "b", "file"),
        fileName: fc.option(fc.constant("f.pdf"), { nil: undefined }),
        content,
      }),
      { maxLength: 5 },
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(parts, lengths, async (given, pieces) => {
        const { typed, files } = await read(cut(written(given as Part[]), pieces));
        const texts: Record<string, string[]> = {};
        for (const part of given.filter((one) => one.fileName === undefined)) {
          texts[part.name] = [...(texts[part.name] ?? []), part.content.toString("utf8")];
        }
        expect(
          Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()])),
        ).toEqual(texts);
        expect(files).toEqual(
          given
            .filter((one) => one.fileName !== undefined)
            .map((one) => [one.name, one.fileName, one.content.toString("latin1")]),
        );
      }),
      { seed: 2026, numRuns: 400 },
    );
  });

  it("keeps names with semicolons, equals signs and quotes as browsers write them", async () => {
    const { files } = await read(
      cut(written([{ name: "file", fileName: "a; b=c %22d%22.pdf", content: Buffer.from("x") }]), [7]),
    );
    expect(files).toEqual([["file", 'a; b=c "d".pdf', "x"]]);
  });

  it("skips what nobody takes, and a file field that was left empty", async () => {
    const typed = await readMultipart(
      cut(
        written([
          { name: "file", fileName: "big", content: Buffer.alloc(100_000, "x") },
          { name: "other", fileName: "", content: Buffer.from("") },
          { name: "a", content: Buffer.from("1") },
        ]),
        [1000],
      ),
      type,
      async (field, _name, pieces) => {
        expect(field).toBe("file");
        await pieces[Symbol.asyncIterator]().next();
      },
    );
    expect(typed).toEqual({ a: "1" });
  });

  it("is refused where it breaks off, has no boundary, no name, too many parts or too long a field", async () => {
    const whole = written([{ name: "a", content: Buffer.from("1") }]);
    const many = written(Array.from({ length: 41 }, () => ({ name: "a", content: Buffer.from("1") })));
    const long = written([{ name: "a", content: Buffer.alloc(70_000, "x") }]);
    const nameless = Buffer.from(`--${boundary}\r\nContent-Type: x/y\r\n\r\n1\r\n--${boundary}--`);
    for (let end = 0; end < whole.length - 4; end += 1) {
      await expect(read(cut(whole.subarray(0, end), [9])), String(end)).rejects.toMatchObject({
        name: "BrokenForm",
      });
    }
    for (const [body, contentType] of [
      [whole, "multipart/form-data"],
      [whole, "application/json"],
      [many, type],
      [long, type],
      [nameless, type],
      [Buffer.from("nonsense"), type],
    ] as const) {
      await expect(read(cut(body, [100]), contentType)).rejects.toMatchObject({ name: "BrokenForm" });
    }
  });

  it("holds a few pieces of a file in memory, never the file", async () => {
    const piece = Buffer.alloc(65_536, "x");
    const head = written([{ name: "file", fileName: "big", content: Buffer.from("") }]).subarray(0, -13);
    async function* big(): AsyncGenerator<Uint8Array> {
      yield head;
      for (let count = 0; count < 1600; count += 1) yield piece;
      yield Buffer.from(`\r\n--${boundary}--\r\n`);
    }
    let bytes = 0;
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    await readMultipart(big(), type, async (_field, _name, pieces) => {
      for await (const one of pieces) {
        bytes += one.length;
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      }
    });
    expect(bytes).toBeGreaterThanOrEqual(1600 * 65_536);
    // A hundred megabytes pass; what is collected only now and then stays far below them.
    expect(most).toBeLessThan(60_000_000);
  });
});
