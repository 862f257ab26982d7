import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Unsent } from "../../../app/browser/kept-database";

const store = vi.hoisted(() => ({
  dropEntries: vi.fn(async () => []),
  forgetEverything: vi.fn(async () => {}),
  keep: vi.fn(async () => true),
  keeperEver: vi.fn(async () => ({ personId: "one", contactAt: Date.now() })),
  keeperNow: vi.fn(async () => ({ personId: "one" })),
  keptEntries: vi.fn(async () => [{ entryId: "bus" }]),
  keptMarks: vi.fn(async () => new Map([["bus", "1 draft 0"]])),
  noteContact: vi.fn(async () => {}),
}));
const unsent = vi.hoisted(() => ({
  dropUnsent: vi.fn(async () => {}),
  noteTried: vi.fn(async () => {}),
  putUnsent: vi.fn(async () => ({ outcome: "kept", writtenAt: 2 })),
  refuseUnsent: vi.fn(async () => {}),
  settleUnsent: vi.fn(async () => {}),
  unsentWork: vi.fn(async (): Promise<Partial<Unsent>[]> => []),
}));
vi.mock("../../../app/browser/kept-store", () => store);
vi.mock("../../../app/browser/kept-unsent", () => unsent);

import { makeContact } from "../../../app/browser/kept-contact";
import { signOut } from "../../../app/browser/sign-out";
import { workOnDevice } from "../../../app/browser/work-on-device";

const onTheBus: Unsent = {
  personId: "one",
  entryId: "bus",
  kind: "note",
  title: "On the Bus",
  version: 1,
  fields: { note: "Second text" },
  writtenAt: 1,
  begunAt: 1,
};

/** The platform's answer to every question. */
function answering(status: number, body: unknown = {}): void {
  vi.stubGlobal("fetch", async () => Response.json(body, { status }));
}

const broken = async () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};

/** The locks of a browser, all windows of which wait in one line for a name. */
function browserLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request<T>(_name: string, act: () => Promise<T>): Promise<T> {
      const turn = last.then(act);
      last = turn.catch(() => {});
      return turn;
    },
  };
}

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal("navigator", { locks: browserLocks() });
  store.keeperEver.mockResolvedValue({ personId: "one", contactAt: Date.now() });
  store.keeperNow.mockResolvedValue({ personId: "one" });
  store.keptEntries.mockResolvedValue([{ entryId: "bus" }]);
  store.keptMarks.mockResolvedValue(new Map([["bus", "1 draft 0"]]));
  store.dropEntries.mockResolvedValue([]);
  unsent.putUnsent.mockResolvedValue({ outcome: "kept", writtenAt: 2 });
  unsent.unsentWork.mockResolvedValue([onTheBus]);
});
afterEach(() => vi.unstubAllGlobals());

describe("what a browser keeps", () => {
  it("is asked after by one window at a time, so that no sheet is sent twice", async () => {
    let under = 0;
    const together: number[] = [];
    vi.stubGlobal("fetch", async () => {
      under += 1;
      together.push(under);
      await new Promise((done) => setTimeout(done));
      under -= 1;
      return new Response("", { status: 503 });
    });
    const contacts = await Promise.all([makeContact(), makeContact(() => true), makeContact()]);
    expect(contacts.map((one) => one.outcome)).toEqual(["unreachable", "unreachable", "unreachable"]);
    expect(together).toEqual([1, 1, 1]);
  });

  it.each([[403], [404], [410]])(
    "goes once the platform says so with %i, and what is lost is named",
    async (status) => {
      answering(status);
      expect(await makeContact()).toMatchObject({ outcome: "forgotten", lost: [{ title: "On the Bus" }] });
      expect(store.forgetEverything).toHaveBeenCalledOnce();
    },
  );

  it.each([[408], [413], [429], [503]])("stays where something on the way answers %i", async (status) => {
    answering(status);
    expect(await makeContact()).toEqual({ outcome: "unreachable", lost: [] });
    expect(store.forgetEverything).not.toHaveBeenCalled();
  });

  it("goes once somebody else has signed in, who does not learn what was begun", async () => {
    answering(200, { personId: "another", entries: [] });
    expect(await makeContact()).toEqual({ outcome: "forgotten", lost: [] });
    expect(store.forgetEverything).toHaveBeenCalledOnce();
  });
});

describe("what was written without a network", () => {
  /** The platform with a note of its own, at a version; says what it was asked to save. */
  function platformWith(stored: { text: string; version: number }) {
    const asked: [path: string, note: string | null, version: string | null][] = [];
    vi.stubGlobal("fetch", async (path: string, options: { body?: URLSearchParams }) => {
      if (path.includes("only=leave")) {
        return Response.json({ personId: "one", entries: [{ entryId: "bus", mark: "1 draft 0" }] });
      }
      if (!options.body) return Response.json({ entries: [] });
      const [note, version] = [options.body.get("note"), options.body.get("noteVersion")];
      asked.push([path, note, version]);
      if (Number(version) !== stored.version) {
        return Response.json({ problems: [{ sentence: "Changed." }], current: stored }, { status: 409 });
      }
      return Response.json({ version: stored.version + 1 });
    });
    return asked;
  }

  it("is sent on the version it rests on, and arrives", async () => {
    const asked = platformWith({ text: "First text", version: 1 });
    await makeContact();
    expect(asked).toEqual([["/jury/entries/bus/note", "Second text", "1"]]);
    expect(unsent.settleUnsent).toHaveBeenCalledWith(onTheBus, 2);
  });

  it("meets no conflict with what this device itself sent before, whose answer was lost", async () => {
    unsent.unsentWork.mockResolvedValue([{ ...onTheBus, tried: { note: "First text" } }]);
    const asked = platformWith({ text: "First text", version: 2 });
    await makeContact();
    expect(asked.map(([, , version]) => version)).toEqual(["1", "2"]);
    expect(unsent.settleUnsent).toHaveBeenCalledWith(expect.objectContaining({ writtenAt: 1 }), 3);
    expect(unsent.refuseUnsent).not.toHaveBeenCalled();
  });

  it("is refused where another version was saved in between", async () => {
    unsent.unsentWork.mockResolvedValue([{ ...onTheBus, tried: { note: "Another text" } }]);
    platformWith({ text: "From the other window", version: 2 });
    await makeContact();
    expect(unsent.refuseUnsent).toHaveBeenCalledWith(expect.anything(), "conflict");
  });

  it("is left to the page on which it stands", async () => {
    const asked = platformWith({ text: "First text", version: 1 });
    await makeContact((one) => one.kind === "note");
    expect(asked).toEqual([]);
  });
});

/** A form without fields, as far as the modules look at it. */
function formOf(dataset: Record<string, string>) {
  const form = {
    dataset,
    querySelector: () => null,
    querySelectorAll: () => [],
    elements: [],
    submitted: 0,
    onSubmit: undefined as undefined | ((event: object) => void),
    addEventListener(_: string, run: (event: object) => void) {
      form.onSubmit = run;
    },
    submit() {
      form.submitted += 1;
    },
  };
  return form;
}

describe("a browser whose storage fails", () => {
  it("keeps nothing and says so, and stands in no save's way", async () => {
    vi.stubGlobal(
      "FormData",
      class {
        *[Symbol.iterator]() {}
      },
    );
    const form = formOf({ person: "one", entry: "bus", title: "On the Bus", work: "sheet" });
    const device = workOnDevice(form as unknown as HTMLFormElement);
    expect(await device.keep({}, 1)).toBe(true);
    unsent.putUnsent.mockImplementation(broken);
    unsent.settleUnsent.mockImplementation(broken);
    expect(await device.keep({}, 1)).toBe(false);
    await expect(device.arrived({}, 2)).resolves.toBeUndefined();
    store.keptEntries.mockImplementation(broken);
    store.keeperNow.mockImplementation(broken);
    expect(await device.keep({}, 1)).toBe(false);
    expect(await workOnDevice(form as unknown as HTMLFormElement).unsent()).toBeUndefined();
  });

  it("still lets its person sign out", async () => {
    const form = formOf({});
    vi.stubGlobal("localStorage", { getItem: () => "yes" });
    store.keeperEver.mockImplementation(broken);
    unsent.unsentWork.mockImplementationOnce(broken);
    store.forgetEverything.mockImplementationOnce(broken);
    await signOut(form as unknown as HTMLFormElement);
    expect(form.submitted).toBe(1);
  });
});
