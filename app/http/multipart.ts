import type { Typed } from "./forms";

/** A form that cannot be read: cut off, or not written as a browser writes it. */
export class BrokenForm extends Error {
  constructor(why: string) {
    super(why);
    this.name = "BrokenForm";
  }
}

/** Takes a file of a form as it comes in; what it leaves of the pieces is skipped. */
export type TakeFile = (field: string, fileName: string, pieces: AsyncIterable<Uint8Array>) => Promise<void>;

const mostParts = 40;
const mostHeaderBytes = 8 * 1024;
const mostTextBytes = 64 * 1024;

/**
 * Reads a multipart form piece by piece: fields into what was typed, files to whoever takes them, none of it kept in
 * memory as a whole. Refuses a form that breaks off, has more than forty parts, or a field of more than 64 kB.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  takeFile: TakeFile,
): Promise<Typed> {
  const boundary = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (!boundary) throw new BrokenForm("no boundary");
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`, "latin1");
  const stream = new Pieces(body);
  const typed = new Map<string, string[]>();
  await skip(stream.until(mark));
  for (let parts = 0; !(await stream.startsWith("--")); parts += 1) {
    if (parts === mostParts) throw new BrokenForm("too many parts");
    const headers = (await collect(stream.until(Buffer.from("\r\n\r\n")), mostHeaderBytes)).toString("utf8");
    const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(headers)?.[1] ?? "";
    const name = parameter(disposition, "name");
    if (name === undefined) throw new BrokenForm("a part without a name");
    const fileName = parameter(disposition, "filename");
    const content = stream.until(mark);
    if (fileName === undefined) {
      const text = (await collect(content, mostTextBytes)).toString("utf8");
      typed.set(name, [...(typed.get(name) ?? []), text]);
    } else {
      // A file field that was left empty comes as a file without a name.
      if (fileName !== "") await takeFile(name, fileName, content);
      await skip(content);
    }
  }
  // fromEntries keeps even a field named __proto__ a field.
  return Object.fromEntries(
    [...typed].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  );
}

/** Browsers write a quote in a name as %22 and its line ends as %0D and %0A. */
function parameter(disposition: string, name: string): string | undefined {
  const value = new RegExp(`;\\s*${name}="([^"]*)"`, "i").exec(disposition)?.[1];
  return value?.replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code));
}

async function skip(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}

async function collect(pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) throw new BrokenForm("a field that is too long");
    kept.push(piece);
  }
  return Buffer.concat(kept);
}

/** A stream of bytes that is read up to a mark, whatever pieces it comes in. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  // The first mark stands at the very beginning, without the line end before it.
  #rest: Buffer = Buffer.from("\r\n");

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Gives what comes before the mark and steps over it; asked again after its end it gives nothing more. */
  until(mark: Buffer): AsyncIterableIterator<Uint8Array> {
    let ended = false;
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      while (!ended) {
        const at = this.#rest.indexOf(mark);
        if (at >= 0) {
          ended = true;
          const value = this.#take(at);
          this.#take(mark.length);
          if (value.length > 0) return { value };
          break;
        }
        // The last bytes may be the beginning of the mark.
        const safe = this.#rest.length - mark.length + 1;
        if (safe > 0) return { value: this.#take(safe) };
        await this.#more();
      }
      return { value: undefined, done: true };
    };
    // Without `return`: whoever stops early leaves the rest to be skipped.
    return {
      next,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** True when these bytes come next; otherwise the line end that comes in their place is stepped over. */
  async startsWith(text: string): Promise<boolean> {
    while (this.#rest.length < 2) await this.#more();
    const next = this.#take(2).toString("latin1");
    if (next === text) return true;
    if (next !== "\r\n") throw new BrokenForm("no line end after a boundary");
    return false;
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next();
    if (done) throw new BrokenForm("it broke off");
    this.#rest = Buffer.concat([this.#rest, value]);
  }
}
