/** What was typed to a question and is not confirmed. */
export type Kept = {
  values: string[];
  /** The version it was typed over. */
  version: number;
  /** The page of the question's section. */
  section: string;
  typedAt: number;
  /** What was sent and not answered: the platform may have it. It goes again as it was, which saves it at most once. */
  sent?: string[];
};

/** Somebody else's newer text of an answer. */
export type Newer = { text: string; words: string; version: number; savedBy: string };

/** What the platform says of a save. */
export type Answer = {
  versions?: Record<string, number>;
  saved?: string;
  problems?: { code?: string; field?: string; sentence: string }[];
  current?: { saved: Record<string, number>; newer: Record<string, Newer> };
};

export type Sent = { id: string; values: string[]; version: number };

/** Where kept answers outlive the page; `keep` is false where it has no room. */
export type Device = { keep(id: string, kept: Kept): boolean; forget(id: string): void };

/**
 * The answers of an entry that are typed and not confirmed. Conflicts wait for a choice, refused texts for a change, all
 * others for the next save. What is typed while a save is under way is never taken for saved by its answer.
 */
export class UnsentAnswers {
  readonly #device: Device;
  readonly #kept = new Map<string, Kept>();
  readonly #unkept = new Set<string>();
  readonly #conflicts = new Set<string>();
  readonly #refused = new Set<string>();

  constructor(device: Device) {
    this.#device = device;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** True when nothing would be lost if the page were closed now. */
  get areOnDevice(): boolean {
    return this.#unkept.size === 0;
  }

  /** The first answer that waits for a choice, and the first one that was refused. */
  get conflict(): string | undefined {
    return [...this.#conflicts][0];
  }
  get refused(): string | undefined {
    return [...this.#refused][0];
  }

  /** True when there is something to send. */
  get wait(): boolean {
    return this.#ready().length > 0;
  }

  get(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  /** Takes what stands in a question now; a refused text that is changed may go again. */
  type(id: string, typed: Omit<Kept, "sent">): void {
    const sent = this.#kept.get(id)?.sent;
    this.#refused.delete(id);
    this.#put(id, sent ? { ...typed, sent } : typed);
  }

  /** Takes what another page of this person kept on the device. */
  adopt(id: string, kept: Kept): void {
    this.#put(id, kept);
  }

  /** Gives what is to be sent now, and remembers that it may arrive. */
  begin(): Sent[] {
    return this.#ready().map(([id, kept]) => {
      const values = kept.sent ?? kept.values;
      this.#put(id, { ...kept, sent: values });
      return { id, values, version: kept.version };
    });
  }

  /** Takes the platform's answer to what was sent; without one, nothing is known and all of it goes again. */
  settle(batch: readonly Sent[], answer: Answer): void {
    const versions = answer.versions ?? answer.current?.saved ?? {};
    const newer = answer.current?.newer ?? {};
    const wrong = new Set(answer.problems?.map((problem) => problem.field));
    const someOf = batch.some(({ id }) => wrong.has(id));
    for (const { id, values, version } of batch) {
      const kept = this.#kept.get(id);
      if (!kept) continue;
      const { sent: _, ...rest } = kept;
      const unchanged = same(kept.values, values);
      const saved = versions[id];
      if (saved !== undefined && unchanged) this.drop(id);
      else this.#put(id, { ...rest, version: saved ?? version });
      if (saved !== undefined) continue;
      if (newer[id]) this.#conflicts.add(id);
      // One wrong answer refuses the whole request; the others go again without it, and so does what was typed since.
      else if (unchanged && (!someOf || wrong.has(id))) this.#refused.add(id);
    }
  }

  /** Ends a conflict: what is typed from now on goes over the version that was shown. */
  choose(id: string): void {
    this.#conflicts.delete(id);
  }

  /** Forgets an answer that has arrived or was given up. */
  drop(id: string): void {
    this.#kept.delete(id);
    this.#unkept.delete(id);
    this.#conflicts.delete(id);
    this.#refused.delete(id);
    this.#device.forget(id);
  }

  #ready(): [string, Kept][] {
    return [...this.#kept].filter(([id]) => !this.#conflicts.has(id) && !this.#refused.has(id));
  }

  #put(id: string, kept: Kept): void {
    this.#kept.set(id, kept);
    if (this.#device.keep(id, kept)) this.#unkept.delete(id);
    else this.#unkept.add(id);
  }
}

/** True for values that make the same text. */
export function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}
