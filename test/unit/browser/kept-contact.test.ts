import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const store = vi.hoisted(() => ({
  dropEntries: vi.fn(async () => []),
  dropUnsent: vi.fn(async () => {}),
  forgetEverything: vi.fn(async () => {}),
  keep: vi.fn(async () => {}),
  keeperEver: vi.fn(async () => ({ personId: "one", contactAt: Date.now() })),
  keeperNow: vi.fn(async () => ({ personId: "one" })),
  keptEntries: vi.fn(async () => [{ entryId: "bus" }]),
  keptMarks: vi.fn(async () => new Map([["bus", "1 draft"]])),
  noteContact: vi.fn(async () => {}),
  putUnsent: vi.fn(async () => true),
  refuseUnsent: vi.fn(async () => {}),
  settleUnsent: vi.fn(async () => {}),
  unsentSheets: vi.fn(async () => [{ personId: "one", entryId: "bus", title: "On the Bus" }]),
  updateKeptSheet: vi.fn(async () => {}),
}));
vi.mock("../../../app/browser/kept-store", () => store);

import { watch } from "../../../app/browser/keep-watching";
import { makeContact } from "../../../app/browser/kept-contact";
import { sheetOnDevice } from "../../../app/browser/sheet-on-device";

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
  vi.clearAllMocks();
  vi.stubGlobal("navigator", { locks: browserLocks() });
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const one of [
    store.putUnsent,
    store.dropUnsent,
    store.keptEntries,
    store.keeperNow,
    store.keeperEver,
  ]) {
    one.mockReset();
  }
  store.putUnsent.mockResolvedValue(true);
  store.keptEntries.mockResolvedValue([{ entryId: "bus" }]);
  store.keeperNow.mockResolvedValue({ personId: "one" });
  store.keeperEver.mockResolvedValue({ personId: "one", contactAt: Date.now() });
});

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
    const contacts = await Promise.all([makeContact(), makeContact("bus"), makeContact()]);
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
    const form = formOf({ person: "one", entry: "bus", title: "On the Bus" });
    const device = sheetOnDevice(form as unknown as HTMLFormElement);
    expect(await device.keep({}, 1)).toBe(true);
    store.putUnsent.mockImplementation(broken);
    store.dropUnsent.mockImplementation(broken);
    expect(await device.keep({}, 1)).toBe(false);
    await expect(device.arrived({}, 2)).resolves.toBeUndefined();
    store.keptEntries.mockImplementation(broken);
    store.keeperNow.mockImplementation(broken);
    expect(await device.keep({}, 1)).toBe(false);
    expect(await device.unsent()).toBeUndefined();
  });

  it("still lets its person sign out", async () => {
    const form = formOf({});
    vi.stubGlobal("document", { querySelector: () => null, querySelectorAll: () => [form] });
    vi.stubGlobal("addEventListener", () => {});
    store.keeperEver.mockImplementation(broken);
    store.unsentSheets.mockImplementationOnce(broken);
    store.forgetEverything.mockImplementationOnce(broken);
    await watch();
    form.onSubmit?.({ preventDefault() {}, stopPropagation() {} });
    await vi.waitFor(() => expect(form.submitted).toBe(1));
  });
});
