import { afterEach, expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import {
  composeLetter,
  countUndelivered,
  lettersVisibleTo,
  letterText,
} from "../../app/domain/letters/letters.server";
import { appointFirst } from "../../app/domain/people/people.server";
import {
  linkHolds,
  requestSignIn,
  signInWithCode,
  signInWithLink,
} from "../../app/domain/people/sign-in.server";
import { hour, later, minute } from "../../app/domain/times";
import { deliverLetters, type Post } from "../../app/jobs/deliver-letters";
import { describeOnBothEngines } from "../world/database";
import {
  type Behaviour,
  deadAddress,
  impatientTransport,
  type MailServer,
  startMailServer,
  startSilentServer,
} from "../world/smtp";

const key = new Uint8Array(32).fill(7);
const origin = "https://award.example";
const maria = {
  email: "maria@ministry.example",
  nameLatin: "Maria Papadopoulou",
  nameOwn: "Μαρία Παπαδοπούλου",
  nameLanguage: "el" as const,
};

describeOnBothEngines("the letters", (world) => {
  const open: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    while (open.length > 0) await open.pop()!.stop();
  });

  async function mailServer(behaviour?: Behaviour): Promise<MailServer> {
    const server = await startMailServer(behaviour);
    open.push(server);
    return server;
  }

  function post(url?: string): Post {
    const transport = url ? impatientTransport(url) : undefined;
    if (transport) open.push({ stop: async () => transport.close() });
    return {
      ...(transport ? { transport } : {}),
      from: "award@award.example",
      origin,
      demonstration: false,
      key,
      console: () => {},
    };
  }

  async function deliver(by: Post) {
    const system = await world.as();
    return deliverLetters(() => ({ ...system, now: world.now }), by);
  }

  /** Enters a person, keeps their invitation out of the way and asks for a sign-in letter. */
  async function asked(): Promise<string> {
    const existing = await world.db.selectFrom("people").select("id").executeTakeFirst();
    if (!existing) {
      await appointFirst(await world.as(), maria);
      await deliver(post());
    }
    return requestSignIn(world.visitor(), { email: maria.email, browserToken: "browser", network: "n" });
  }

  function rows() {
    return world.db
      .selectFrom("letters")
      .select(["kind", "state", "attempts", "due_at", "claimed_until", "sent_at", "last_error"])
      .orderBy("created_at")
      .orderBy("kind")
      .execute();
  }

  async function signInRow() {
    return (await rows()).find((row) => row.kind === "sign-in");
  }

  const linkIn = (letter: { text?: string | undefined }) =>
    /link\/([0-9a-z]+)/.exec(letter.text ?? "")?.[1] ?? "";
  const codeIn = (letter: { text?: string | undefined }) => /Code: (\S+)/.exec(letter.text ?? "")?.[1] ?? "";

  it("arrive at a mail server as text and as HTML that say the same", async () => {
    const server = await mailServer();
    const requestId = await asked();
    expect(await deliver(post(server.url))).toEqual({ delivered: 1, failed: 0 });
    const [letter] = server.letters;
    expect([letter!.envelope, letter!.from?.address, letter!.to?.[0]?.address, letter!.subject]).toEqual([
      [maria.email],
      "award@award.example",
      maria.email,
      "Your link and code to sign in",
    ]);
    expect(letter!.headers.find((one) => one.key === "auto-submitted")?.value).toBe("auto-generated");
    expect(said(letter!.html ?? "")).toEqual(said(letter!.text ?? ""));
    expect(letter!.html).toContain(`href="${origin}/account/sign-in/link/${linkIn(letter!)}"`);
    expect(await signInRow()).toEqual({
      kind: "sign-in",
      state: "sent",
      attempts: 1,
      due_at: world.now,
      claimed_until: null,
      sent_at: world.now,
      last_error: null,
    });
    const typed = { requestId, code: codeIn(letter!), browserToken: "browser" };
    expect(await signInWithCode(world.visitor(), typed, key, "test")).toMatch(/^[0-9a-z]{52}$/);
  });

  it("carry names in their own letters unharmed", async () => {
    const server = await mailServer();
    await appointFirst(await world.as(), { ...maria, nameLatin: "Žydrūnė Ġorġa, Δήμος" });
    await deliver(post(server.url));
    expect(server.letters[0]!.text).toContain("Dear Žydrūnė Ġorġa, Δήμος,");
    expect(server.letters[0]!.html).toContain("Dear Žydrūnė Ġorġa, Δήμος,");
  });

  it("are tried again under the same number, with a new link and code; using one voids all", async () => {
    let failing = true;
    const server = await mailServer({ failsAfterwards: () => failing });
    const requestId = await asked();
    expect(await deliver(post(server.url))).toEqual({ delivered: 0, failed: 1 });
    failing = false;
    world.now = later(world.now, minute);
    expect(await deliver(post(server.url))).toEqual({ delivered: 1, failed: 0 });
    const [first, second] = server.letters;
    expect(first!.messageId).toMatch(/^<[0-9a-z]{16}@award\.example>$/);
    expect(second!.messageId).toBe(first!.messageId);
    expect([linkIn(first!), codeIn(first!)]).not.toEqual([linkIn(second!), codeIn(second!)]);
    // The first may have arrived as well: it holds until one of the two is used.
    expect([
      await linkHolds(world.visitor(), linkIn(first!)),
      await linkHolds(world.visitor(), linkIn(second!)),
    ]).toEqual([true, true]);
    await signInWithLink(world.visitor(), linkIn(second!), "test");
    expect([
      await linkHolds(world.visitor(), linkIn(first!)),
      await linkHolds(world.visitor(), linkIn(second!)),
    ]).toEqual([false, false]);
    for (const letter of [first!, second!]) {
      const typed = { requestId, code: codeIn(letter), browserToken: "browser" };
      await expect(signInWithCode(world.visitor(), typed, key, "test")).rejects.toMatchObject({
        problems: [{ code: "code-spent" }],
      });
    }
  });

  it("wait longer each time while the server is down, and are given up after the last try", async () => {
    const down = post(await deadAddress());
    await appointFirst(await world.as(), maria);
    const waits = [minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour];
    for (const [index, wait] of waits.entries()) {
      expect(await deliver(down)).toEqual({ delivered: 0, failed: 1 });
      expect(await rows()).toEqual([
        {
          kind: "appointment",
          state: "queued",
          attempts: index + 1,
          due_at: later(world.now, wait),
          claimed_until: null,
          sent_at: null,
          last_error: "ESOCKET",
        },
      ]);
      world.now = later(world.now, wait - 1);
      expect(await deliver(down)).toEqual({ delivered: 0, failed: 0 });
      world.now = later(world.now, 1);
    }
    expect(await deliver(down)).toEqual({ delivered: 0, failed: 1 });
    expect(await rows()).toMatchObject([{ state: "failed", attempts: 7, sent_at: null }]);
    world.now = later(world.now, 1000 * hour);
    expect(await deliver(down)).toEqual({ delivered: 0, failed: 0 });
  });

  it("are not sent when their link has expired or been used meanwhile", async () => {
    let failing = true;
    const server = await mailServer({ failsAfterwards: () => failing });
    await asked();
    await deliver(post(server.url));
    await signInWithLink(world.visitor(), linkIn(server.letters[0]!), "test");
    await asked();
    const down = post(await deadAddress());
    for (const wait of [minute, 5 * minute, 15 * minute, hour]) {
      await deliver(down);
      world.now = later(world.now, wait);
    }
    failing = false;
    expect(await deliver(post(server.url))).toEqual({ delivered: 0, failed: 1 });
    expect(server.letters).toHaveLength(1);
    expect((await rows()).filter((row) => row.kind === "sign-in")).toMatchObject([
      { state: "failed", attempts: 2, last_error: "EXPIRED" },
      { state: "failed", attempts: 5, last_error: "EXPIRED" },
    ]);
  });

  it("do not wait for ever for a server that never says a word", async () => {
    const silent = await startSilentServer();
    open.push(silent);
    await asked();
    const started = Date.now();
    expect(await deliver(post(silent.url))).toEqual({ delivered: 0, failed: 1 });
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(await signInRow()).toMatchObject({ state: "queued", attempts: 1, last_error: "ETIMEDOUT" });
  });

  it("that one recipient's server refuses do not hold up the others, and leave no address in the error", async () => {
    const server = await mailServer({ refuses: (address) => address === maria.email });
    const ann = await appointFirst(await world.as(), { ...maria, email: "ann@secretariat.example" });
    await deliver(post());
    await world.db.updateTable("letters").set({ state: "queued", sent_at: null }).execute();
    await world.db
      .insertInto("letters")
      .values({
        ...(await world.db.selectFrom("letters").selectAll().executeTakeFirstOrThrow()),
        id: "0".repeat(16),
        to_email: maria.email,
        sign_in_request_id: null,
      })
      .execute();
    expect(await deliver(post(server.url))).toEqual({ delivered: 1, failed: 1 });
    expect(server.letters.map((letter) => letter.envelope)).toEqual([["ann@secretariat.example"]]);
    const { letters: listed } = await lettersVisibleTo(await world.as(ann));
    expect(listed.map((row) => [row.to_email, row.state, row.last_error]).sort()).toEqual([
      ["ann@secretariat.example", "sent", null],
      [maria.email, "queued", "EENVELOPE 550"],
    ]);
  });

  it("are listed page by page; what was never delivered is counted and found however old it is", async () => {
    const ann = await appointFirst(await world.as(), { ...maria, email: "ann@secretariat.example" });
    const one = await world.db.selectFrom("letters").selectAll().executeTakeFirstOrThrow();
    await world.db.deleteFrom("letters").execute();
    const letter = (id: string, day: number, state: string) => ({
      ...one,
      id,
      state,
      sent_at: state === "sent" ? one.created_at : null,
      created_at: `2026-06-0${day}T10:00:00.000Z`,
    });
    await world.db
      .insertInto("letters")
      .values([
        letter("a", 1, "failed"),
        letter("b", 2, "sent"),
        letter("c", 2, "failed"),
        letter("d", 2, "queued"),
        letter("e", 3, "sent"),
      ])
      .execute();
    const ctx = await world.as(ann);
    const pages = async (undelivered: boolean) => {
      const found: string[][] = [];
      let before: string | undefined;
      do {
        const page = await lettersVisibleTo(ctx, { undelivered, most: 2, ...(before ? { before } : {}) });
        found.push(page.letters.map((row) => row.id));
        before = page.earlier;
      } while (before);
      return found;
    };
    expect(await pages(false)).toEqual([["e", "b"], ["c", "d"], ["a"]]);
    expect(await pages(true)).toEqual([["c", "a"]]);
    expect(await countUndelivered(ctx)).toBe(2);
  });

  it("are delivered once when two processes look at the same moment", async () => {
    const server = await mailServer();
    await asked();
    await requestSignIn(world.visitor(), { email: maria.email, browserToken: "b", network: "n" });
    const outcomes = await Promise.all([deliver(post(server.url)), deliver(post(server.url))]);
    expect(outcomes.reduce((sum, one) => sum + one.delivered, 0)).toBe(2);
    expect(server.letters).toHaveLength(2);
    expect(new Set(server.letters.map((letter) => letter.messageId)).size).toBe(2);
  });

  it("that a dead process had claimed are taken up again after two minutes, not before", async () => {
    const server = await mailServer();
    await asked();
    const stopsHere: Post = { ...post(server.url), transport: hanging() };
    const hung = deliver(stopsHere);
    await expect.poll(signInRow).toMatchObject({ state: "queued", attempts: 1 });
    world.now = later(world.now, 2 * minute - 1);
    expect(await deliver(post(server.url))).toEqual({ delivered: 0, failed: 0 });
    world.now = later(world.now, 1);
    expect(await deliver(post(server.url))).toEqual({ delivered: 1, failed: 0 });
    expect(server.letters).toHaveLength(1);
    letGo();
    await hung;
  });

  let letGo = () => {};
  function hanging(): NonNullable<Post["transport"]> {
    const sendMail = () => new Promise((_done, failed) => (letGo = () => failed(new Error("killed"))));
    return { sendMail } as unknown as NonNullable<Post["transport"]>;
  }

  it("stop between two letters when the platform stops", async () => {
    const server = await mailServer();
    await asked();
    await requestSignIn(world.visitor(), { email: maria.email, browserToken: "b", network: "n" });
    const system: Context = await world.as();
    const mayGoOn = () => server.letters.length === 0;
    expect(await deliverLetters(() => system, post(server.url), { mayGoOn })).toEqual({
      delivered: 1,
      failed: 0,
    });
    expect((await rows()).filter((row) => row.state === "queued")).toHaveLength(1);
  });

  it("are kept and readable where there is no mail server; links go to the console only", async () => {
    const printed: string[] = [];
    await asked();
    expect(await deliver({ ...post(), console: (text) => printed.push(text) })).toEqual({
      delivered: 1,
      failed: 0,
    });
    expect(printed).toEqual([
      expect.stringMatching(
        /^Sign-in link for maria@ministry\.example: https:\/\/award\.example\/account\/sign-in\/link\/[0-9a-z]{52} {2}Code: [0-9A-Z]{4}-[0-9A-Z]{4}$/,
      ),
    ]);
    expect(await signInRow()).toMatchObject({ state: "kept", attempts: 1, sent_at: world.now });
    expect(JSON.stringify(await world.db.selectFrom("letters").selectAll().execute())).not.toContain(
      /link\/([0-9a-z]+)/.exec(printed[0]!)![1]!,
    );
  });

  it("read [link] and [code] wherever they are shown", async () => {
    await asked();
    await deliver(post());
    const secretariat = (await world.db.selectFrom("people").select("id").executeTakeFirstOrThrow()).id;
    const { id } = await world.db
      .selectFrom("letters")
      .select("id")
      .where("kind", "=", "sign-in")
      .executeTakeFirstOrThrow();
    const head = { origin, demonstration: true };
    const shown = await letterText(await world.as(secretariat), id, head);
    expect(shown.text?.subject).toBe("[DEMONSTRATION] Your link and code to sign in");
    expect(shown.text?.text).toContain("Sign in:\n[link]\n\nCode: [code]");
    expect(shown.text?.html).toContain("[link]");
    expect(shown.text).toEqual(composeLetter(shown.letter, head));
    for (const ctx of [world.visitor(), await world.as()]) {
      await expect(letterText(ctx, id, head)).rejects.toMatchObject({ name: "Unknown" });
      await expect(lettersVisibleTo(ctx)).rejects.toMatchObject({ name: "Unknown" });
      await expect(countUndelivered(ctx)).rejects.toMatchObject({ name: "Unknown" });
    }
  });
});

/** Gives the words of a letter, whatever they are dressed in; the head of a page and white space are no words. */
function said(letter: string): string[] {
  const plain = letter
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
  return [...new Set(plain.split(/[\s:,]+/).filter(Boolean))].sort();
}
