import { expect, it } from "vitest";
import { appointFirst } from "../../app/domain/people/people.server";
import { ownSessions, sessionOf } from "../../app/domain/people/sessions.server";
import { requestSignIn, signInWithCode, signInWithLink } from "../../app/domain/people/sign-in.server";
import { later, minute } from "../../app/domain/times";
import { deliverLetters } from "../../app/jobs/deliver-letters";
import { describeOnBothEngines, type World } from "../world/database";

const key = new Uint8Array(32).fill(7);
const ann = { email: "ann@secretariat.example", nameLatin: "Ann Example", nameOwn: "", nameLanguage: "" };

async function deliver(world: World): Promise<{ link: string; code: string }[]> {
  const system = await world.as();
  const printed: string[] = [];
  const post = {
    from: "a@b.example",
    origin: "http://localhost:3000",
    demonstration: false,
    key,
    console: (text: string) => printed.push(text),
  };
  await deliverLetters(() => ({ ...system, now: world.now }), post);
  return printed.map((text) => ({
    link: /link\/(\w+)/.exec(text)![1]!,
    code: /Code: (\S+)/.exec(text)![1]!,
  }));
}

describeOnBothEngines("signing in", (world) => {
  async function asked(email = ann.email, browserToken = "browser-1", network = "n") {
    return requestSignIn(world.visitor(), { email, browserToken, network });
  }

  it("works by the code in the browser that asked, and voids the link of the same letter", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    const requestId = await asked();
    const [letter] = await deliver(world);
    const token = await signInWithCode(
      world.visitor(),
      { requestId, code: letter!.code, browserToken: "browser-1" },
      key,
      "test",
    );
    expect(await sessionOf(world.visitor(), token)).toMatchObject({ device: "test" });
    await expect(signInWithLink(world.visitor(), letter!.link, "test")).rejects.toMatchObject({
      problems: [{ code: "link-spent" }],
    });
  });

  it("refuses the right code in another browser", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    const requestId = await asked();
    const [letter] = await deliver(world);
    const typed = { requestId, code: letter!.code, browserToken: "browser-2" };
    await expect(signInWithCode(world.visitor(), typed, key, "test")).rejects.toMatchObject({
      problems: [{ code: "code-spent" }],
    });
  });

  it("gives five tries, also when each is refused", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    const requestId = await asked();
    const [letter] = await deliver(world);
    const wrong = { requestId, code: "0000-0000", browserToken: "browser-1" };
    for (const code of ["code-wrong", "code-wrong", "code-wrong", "code-wrong", "code-spent"]) {
      await expect(signInWithCode(world.visitor(), wrong, key, "test")).rejects.toMatchObject({
        problems: [{ code }],
      });
    }
    await expect(
      signInWithCode(world.visitor(), { ...wrong, code: letter!.code }, key, "test"),
    ).rejects.toMatchObject({ problems: [{ code: "code-spent" }] });
  });

  it("lets a link hold for sixty minutes and not an instant longer", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    await asked();
    const [letter] = await deliver(world);
    world.now = later(world.now, 60 * minute);
    await expect(signInWithLink(world.visitor(), letter!.link, "test")).rejects.toMatchObject({
      problems: [{ code: "link-spent" }],
    });
  });

  it("answers an unknown address like a known one and sends it nothing", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    expect(await asked("nobody@elsewhere.example")).toMatch(/^[0-9a-z]{16}$/);
    expect(await asked()).toMatch(/^[0-9a-z]{16}$/);
    const letters = await world.db
      .selectFrom("letters")
      .select("to_email")
      .where("state", "=", "queued")
      .execute();
    expect(letters).toEqual([{ to_email: ann.email }]);
  });

  it("sends five letters an hour to an address, silently", async () => {
    await appointFirst(await world.as(), ann);
    await deliver(world);
    for (let count = 0; count < 7; count += 1) await asked();
    expect(await deliver(world)).toHaveLength(5);
    world.now = later(world.now, 60 * minute);
    await asked();
    expect(await deliver(world)).toHaveLength(1);
  });

  it("sends sixty letters an hour into a network, silently", async () => {
    const system = await world.as();
    await appointFirst(system, ann);
    await deliver(world);
    for (let count = 0; count < 62; count += 1) await asked(`nobody-${count}@elsewhere.example`, "b", "one");
    await asked(ann.email, "b", "one");
    expect(await deliver(world)).toHaveLength(0);
    await asked(ann.email, "b", "other");
    expect(await deliver(world)).toHaveLength(1);
  });

  it("stores no link, code or token anywhere", async () => {
    await appointFirst(await world.as(), ann);
    const [invitation] = await deliver(world);
    const requestId = await asked();
    const [letter] = await deliver(world);
    const token = await signInWithCode(
      world.visitor(),
      { requestId, code: letter!.code, browserToken: "browser-1" },
      key,
      "test",
    );
    const secrets = [
      invitation!.link,
      letter!.link,
      letter!.code,
      letter!.code.replace("-", "").toLowerCase(),
      token,
    ];
    const stored: string[] = [];
    for (const table of ["letters", "sign_in_requests", "sign_in_keys", "sessions", "history"] as const) {
      stored.push(JSON.stringify(await world.db.selectFrom(table).selectAll().execute()));
    }
    // The address is a fact a letter needs: it shows that the search would find what is stored.
    expect(stored.join()).toContain(ann.email);
    for (const secret of secrets) expect(stored.join()).not.toContain(secret);
  });

  it("shows a person only their own sessions", async () => {
    const personId = await appointFirst(await world.as(), ann);
    const [invitation] = await deliver(world);
    await signInWithLink(world.visitor(), invitation!.link, "laptop");
    expect((await ownSessions(await world.as(personId))).map((one) => one.device)).toEqual(["laptop"]);
    expect(await ownSessions(world.visitor())).toEqual([]);
  });
});
