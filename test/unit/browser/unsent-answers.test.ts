import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { answersOnDevice } from "../../../app/browser/answers-on-device";
import { type Answer, type Kept, type Sent, UnsentAnswers } from "../../../app/browser/unsent-answers";

const nowhere = { keep: () => true, forget: () => {} };
const typed = (text: string, version = 0): Kept => ({
  values: [text],
  version,
  section: "/write/e/summary",
  typedAt: 1,
});

/** The platform's side of a save, as `saveAnswers` answers it. */
class Platform {
  text = "";
  version = 0;
  by = "";
  readonly history: string[] = [];

  save(by: string, batch: readonly Sent[]): Answer {
    const [sent] = batch;
    if (!sent) return { versions: {} };
    const text = sent.values.join("\n");
    if (text === this.text) return { versions: { q: this.version } };
    if (sent.version !== this.version) {
      const newer = { text: this.text, words: this.text, version: this.version, savedBy: this.by };
      return { problems: [{ sentence: "stale" }], current: { saved: {}, newer: { q: newer } } };
    }
    this.text = text;
    this.version += 1;
    this.by = by;
    this.history.push(text);
    return { versions: { q: this.version } };
  }
}

describe("answers that are not confirmed", () => {
  it("are never lost, out of order or at odds with themselves, whatever becomes of requests and answers", () => {
    const step = fc.constantFrom("type", "begin", "arrives", "answers", "fails", "reload");
    let reloadsWithDoubt = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const platform = new Platform();
        const kept = new Map<string, Kept>();
        const device = {
          keep: (id: string, one: Kept) => !!kept.set(id, one),
          forget: (id: string) => void kept.delete(id),
        };
        let unsent = new UnsentAnswers(device);
        let version = 0;
        let last = "";
        let count = 0;
        let way: { batch: Sent[]; answer?: Answer } | undefined;
        const take = (answer: Answer) => {
          unsent.settle(way?.batch ?? [], answer);
          version = answer.versions?.q ?? version;
          way = undefined;
        };
        for (const one of steps) {
          if (one === "type") {
            count += 1;
            last = `text ${count}`;
            unsent.type("q", typed(last, version));
          }
          if (one === "begin" && !way && unsent.wait) way = { batch: unsent.begin() };
          if (one === "arrives" && way && !way.answer) way.answer = platform.save("me", way.batch);
          if (one === "answers" && way?.answer) take(way.answer);
          if (one === "fails") way = undefined;
          if (one === "reload") {
            way = undefined;
            unsent = new UnsentAnswers(device);
            version = platform.version;
            const mine = kept.get("q");
            if (mine?.sent) reloadsWithDoubt += 1;
            if (mine) {
              unsent.adopt("q", mine);
              version = mine.version;
            }
          }
          expect(unsent.conflict).toBeUndefined();
        }
        way = undefined;
        for (let more = 0; more < 3 && unsent.wait; more += 1) {
          const batch = unsent.begin();
          way = { batch };
          take(platform.save("me", batch));
        }
        expect([platform.text, unsent.size, kept.size]).toEqual([last, 0, 0]);
        const numbers = platform.history.map((text) => Number(text.slice(5)));
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { seed: 2026, numRuns: 2000 },
    );
    expect(reloadsWithDoubt).toBeGreaterThan(50);
  });

  it("wait for a choice where somebody else's text came between, and then go over theirs", () => {
    const platform = new Platform();
    const unsent = new UnsentAnswers(nowhere);
    unsent.type("q", typed("mine"));
    const batch = unsent.begin();
    platform.save("another", [{ id: "q", values: ["theirs"], version: 0 }]);
    const answer = platform.save("me", batch);
    unsent.type("q", typed("mine, longer"));
    unsent.settle(batch, answer);
    expect([unsent.conflict, unsent.wait, unsent.get("q")?.values]).toEqual(["q", false, ["mine, longer"]]);
    unsent.choose("q");
    unsent.type("q", typed("mine, longer", answer.current!.newer.q!.version));
    platform.save("me", unsent.begin());
    expect(platform.history).toEqual(["theirs", "mine, longer"]);
  });

  it("are refused as they were sent: what was typed meanwhile goes again", () => {
    const unsent = new UnsentAnswers(nowhere);
    const refusal: Answer = { problems: [{ field: "q", sentence: "Too long." }] };
    unsent.type("q", typed("much too long"));
    unsent.type("other", typed("short"));
    const batch = unsent.begin();
    unsent.type("q", typed("short enough"));
    unsent.settle(batch, refusal);
    expect(unsent.refused).toBeUndefined();
    expect(unsent.begin().map((sent) => sent.values)).toEqual([["short enough"], ["short"]]);
    unsent.settle([{ id: "q", values: ["short enough"], version: 0 }], refusal);
    expect([unsent.refused, unsent.begin().map((sent) => sent.id)]).toEqual(["q", ["other"]]);
  });

  it("say when the device has no room for them", () => {
    const unsent = new UnsentAnswers({ keep: () => false, forget: () => {} });
    unsent.type("q", typed("mine"));
    expect(unsent.areOnDevice).toBe(false);
    unsent.settle(unsent.begin(), { versions: { q: 1 } });
    expect([unsent.areOnDevice, unsent.size]).toEqual([true, 0]);
  });
});

/** The browser's storage, with so much room. */
class Drawer {
  readonly items = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  getItem = (name: string) => this.items.get(name) ?? null;
  removeItem = (name: string) => void this.items.delete(name);
  setItem(name: string, text: string): void {
    if (text.length > this.room) throw new Error("QuotaExceededError");
    this.items.set(name, text);
  }
}

/** A storage lists its names as its own keys. */
function opened(drawer: Drawer): () => Storage {
  return () =>
    new Proxy(drawer, {
      ownKeys: () => [...drawer.items.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: (target, name) => {
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }) as unknown as Storage;
}

describe("answers kept on the device", () => {
  let drawer: Drawer;
  beforeEach(() => {
    drawer = new Drawer();
  });
  const windowOf = (person = "p") => answersOnDevice(person, "e", opened(drawer));

  it("of two windows are both kept; the next one goes on with the newest and shows the other", () => {
    const [first, second] = [windowOf(), windowOf()];
    first.keep("q", { ...typed("in the first window"), typedAt: 1 });
    second.keep("q", { ...typed("in the second window"), typedAt: 2 });
    second.forget("another");
    const next = windowOf();
    expect(next.newest().get("q")?.values).toEqual(["in the second window"]);
    const [left, ...more] = next.leftBehind();
    expect([left?.kept.values, more]).toEqual([["in the first window"], []]);
    left?.discard();
    next.keep("q", typed("written on"));
    expect(drawer.items.size).toBe(1);
    next.forget("q");
    expect(drawer.items.size).toBe(0);
  });

  it("are forgotten by the window whose text has arrived, and by no other", () => {
    const [first, second] = [windowOf(), windowOf()];
    first.keep("q", typed("first"));
    second.keep("q", typed("second"));
    first.forget("q");
    expect(windowOf().newest().get("q")?.values).toEqual(["second"]);
  });

  it("are another person's for nobody, and survive what cannot be read beside them", () => {
    windowOf().keep("q", typed("mine"));
    drawer.items.set("answer p e other w", "{broken");
    expect([...windowOf().newest().keys()]).toEqual(["q"]);
    expect(windowOf("somebody").newest().size).toBe(0);
  });

  it("stay where they were when there is no room for the next text, or no storage at all", () => {
    windowOf().keep("q", typed("short"));
    drawer.room = 10;
    const next = windowOf();
    expect(next.keep("q", typed("a longer text"))).toBe(false);
    expect(windowOf().newest().get("q")?.values).toEqual(["short"]);
    const closed = answersOnDevice("p", "e", () => {
      throw new Error("SecurityError");
    });
    expect([closed.keep("q", typed("x")), closed.newest().size, closed.forget("q")]).toEqual([
      false,
      0,
      undefined,
    ]);
  });
});
