import { join } from "node:path";
import { expect, it } from "vitest";
import { markOf } from "../../app/domain/editions/revision.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import {
  changeEntry,
  createEntry,
  makeAdditional,
  makeCompeting,
} from "../../app/domain/entries/drafts.server";
import { answersOf, entryById } from "../../app/domain/entries/entries.server";
import type { NewEntryInput } from "../../app/domain/entries/entry-input";
import { inviteToEntry, peopleOf, removeFromEntry } from "../../app/domain/entries/entry-people.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { Refusal } from "../../app/domain/problems";
import { hour, later } from "../../app/domain/times";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;

const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [{ code }] });
const input: NewEntryInput = {
  country: "GR",
  kind: "competing",
  title: "The First Word",
  titleOwn: "Η πρώτη λέξη",
  titleLanguage: "el",
  organisation: "Achaia Network",
};
const deadline = "2026-09-30T22:00:00.000Z";

const states = ["GR", "BG"];

async function refusal(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => new Error("was not refused"),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

describeOnBothEngines("a state's entry", (world) => {
  it("is created as a draft by the representative, with its organisation as the first answer", async () => {
    const editionId = await openCallWorld(world, states);
    const ctx = await asCast(world, "rep-gr");
    const id = await createEntry(ctx, editionId, { ...input, title: "  The \u202e First\n Word " });
    expect(await entryById(ctx, id)).toMatchObject({
      entry: {
        country: "GR",
        kind: "competing",
        state: "draft",
        title: "The First Word",
        title_own: "Η πρώτη λέξη",
        title_language: "el",
        organisation: "Achaia Network",
        submitted_at: null,
      },
    });
    const answers = await answersOf(ctx, id);
    expect([...answers].map(([key, row]) => [key, row.text, row.version])).toEqual([
      ["organisation", "Achaia Network", 1],
    ]);
    await saveAnswers(ctx, id, { organisation: { text: "Achaia Network, Patras", version: 1 } });
    expect((await entryById(ctx, id)).entry.organisation).toBe("Achaia Network, Patras");
  });

  it("is refused to everybody who does not speak for the state, and with what is not a title", async () => {
    const editionId = await openCallWorld(world, states);
    for (const key of ["rep-bg", "secretariat-1", "presidency-1"]) {
      await expect(createEntry(await asCast(world, key), editionId, input)).rejects.toMatchObject(
        refused("only-representative"),
      );
    }
    const ctx = await asCast(world, "rep-gr");
    const wrong = await refusal(
      createEntry(ctx, editionId, { ...input, title: " \u202e ", titleLanguage: "", country: "XX" }),
    );
    expect(wrong.problems.map((problem) => problem.field)).toEqual(["country", "title", "titleLanguage"]);
    await expect(createEntry(ctx, editionId, { ...input, titleLanguage: "tlh" })).rejects.toMatchObject({
      problems: [{ field: "titleLanguage" }],
    });
    await expect(createEntry(ctx, "0000000000000000", input)).rejects.toMatchObject(unknown);
  });

  it("competes once, and additional ones are as many as the edition allows", async () => {
    const editionId = await openCallWorld(world, states);
    const ctx = await asCast(world, "rep-gr");
    const first = await createEntry(ctx, editionId, input);
    const again = await refusal(createEntry(ctx, editionId, { ...input, title: "Another" }));
    expect(again.problems).toEqual([
      {
        kind: "field",
        field: "kind",
        code: "one-competing",
        sentence:
          'Greece already has a competing entry, "The First Word". A state enters one; enter this project as additional, or withdraw the other one first.',
      },
    ]);
    await createEntry(ctx, editionId, { ...input, kind: "additional", title: "Second" });
    await createEntry(ctx, editionId, { ...input, kind: "additional", title: "Third" });
    await expect(
      createEntry(ctx, editionId, { ...input, kind: "additional", title: "Fourth" }),
    ).rejects.toMatchObject(refused("additional-limit"));
    await withdrawEntry(ctx, first, "The city left the project.");
    await createEntry(ctx, editionId, { ...input, title: "Another" });
  });

  it("is not entered twice when its form is sent twice", async () => {
    const editionId = await openCallWorld(world, states);
    const ctx = await asCast(world, "rep-gr");
    const additional = { ...input, kind: "additional" as const, title: "Second" };
    await createEntry(ctx, editionId, additional);
    await expect(createEntry(ctx, editionId, additional)).rejects.toMatchObject(refused("same-title"));
    const rows = await world.db.selectFrom("entries").select("title").execute();
    expect(rows).toEqual([{ title: "Second" }]);
  });

  it("refuses the second of two that are created at the same moment, by the schema itself", async () => {
    const editionId = await openCallWorld(world, states);
    const ctx = await asCast(world, "rep-gr");
    const outcomes = await Promise.allSettled([
      createEntry(ctx, editionId, input),
      createEntry(ctx, editionId, { ...input, title: "Another" }),
    ]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((one) => one.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject(refused("one-competing"));
  });

  it("swaps its kind with another draft until the deadline, in one step", async () => {
    const editionId = await openCallWorld(world, states);
    const ctx = await asCast(world, "rep-gr");
    const first = await createEntry(ctx, editionId, input);
    const second = await createEntry(ctx, editionId, { ...input, kind: "additional", title: "Second" });
    await createEntry(ctx, editionId, { ...input, kind: "additional", title: "Third" });
    await makeCompeting(ctx, second);
    const kinds = async () =>
      Promise.all([first, second].map(async (id) => (await entryById(ctx, id)).entry.kind));
    expect(await kinds()).toEqual(["additional", "competing"]);
    await expect(makeAdditional(ctx, second)).rejects.toMatchObject(refused("additional-limit"));
    await expect(makeCompeting(ctx, second)).rejects.toMatchObject(refused("not-additional"));
    world.now = deadline;
    await expect(makeCompeting(await asCast(world, "rep-gr"), first)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    expect(await kinds()).toEqual(["additional", "competing"]);
  });

  it("changes its titles as a draft, also by those who write it, and not after the deadline", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, greek);
    const titles = { title: "First Word", titleOwn: "", titleLanguage: "" };
    await changeEntry(await asCast(world, "applicant-gr-1"), id, titles);
    expect((await entryById(await asCast(world, "rep-gr"), id)).entry).toMatchObject({
      title: "First Word",
      title_own: null,
      title_language: null,
    });
    // Whoever opened the titles before has not seen these, and takes nobody's away.
    const before = markOf({
      title: greek.title,
      titleOwn: greek.titleOwn,
      titleLanguage: greek.titleLanguage,
    });
    await expect(
      changeEntry(await asCast(world, "applicant-gr-2"), id, { ...titles, title: "Other" }, before),
    ).rejects.toMatchObject({ ...refused("changed-meanwhile"), current: titles });
    await changeEntry(
      await asCast(world, "applicant-gr-2"),
      id,
      { ...titles, title: "Other" },
      markOf(titles),
    );
    world.now = deadline;
    await expect(changeEntry(await asCast(world, "rep-gr"), id, titles)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
  });
});

describeOnBothEngines("the people of an entry", (world) => {
  it("are invited by letter, may be changed, and lose the entry when they are removed", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, { ...greek, key: "nobody" });
    const rep = await asCast(world, "rep-gr");
    const person = { email: "New@One.example", nameLatin: "New One", nameOwn: "", nameLanguage: "" };
    const personId = await inviteToEntry(rep, id, { ...person, role: "read" });
    const letter = await world.db
      .selectFrom("letters")
      .select(["kind", "to_email", "entry_id"])
      .where("kind", "=", "entry-invitation")
      .executeTakeFirst();
    expect(letter).toEqual({ kind: "entry-invitation", to_email: "new@one.example", entry_id: id });
    await expect(
      saveAnswers(await world.as(personId), id, { "in-short": { text: "x", version: 0 } }),
    ).rejects.toMatchObject(refused("read-only"));
    await expect(inviteToEntry(rep, id, { ...person, role: "read" })).rejects.toMatchObject(
      refused("already-invited"),
    );
    await inviteToEntry(rep, id, { ...person, role: "write" });
    await saveAnswers(await world.as(personId), id, { "in-short": { text: "x", version: 0 } });
    expect((await peopleOf(rep, id)).map((one) => [one.name_latin, one.role])).toEqual([
      ["New One", "write"],
    ]);
    await expect(
      inviteToEntry(await world.as(personId), id, { ...person, email: "b@one.example", role: "read" }),
    ).rejects.toMatchObject(refused("only-representative"));
    await removeFromEntry(rep, id, personId);
    await expect(answersOf(await world.as(personId), id)).rejects.toMatchObject(unknown);
    await expect(removeFromEntry(rep, id, personId)).rejects.toMatchObject(unknown);
  });

  it("cannot be sent invitations without end, by taking them off and inviting them again", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, greek);
    const rep = await asCast(world, "rep-gr");
    const invite = (email: string) =>
      inviteToEntry(rep, id, { email, nameLatin: "N", nameOwn: "", nameLanguage: "", role: "read" });
    const again = async (email: string) => {
      await invite(email);
      const person = (await peopleOf(rep, id)).find((one) => one.email === email)!;
      await removeFromEntry(rep, id, person.id);
    };
    for (let time = 1; time <= 5; time += 1) await again("new@one.example");
    await expect(invite("new@one.example")).rejects.toMatchObject(refused("too-many-invitations"));
    await again("other@one.example");
    const sent = await world.db
      .selectFrom("letters")
      .select("id")
      .where("to_email", "=", "new@one.example")
      .execute();
    expect(sent).toHaveLength(5);
    world.now = later(world.now, hour);
    const next = await asCast(world, "rep-gr");
    await inviteToEntry(next, id, {
      email: "new@one.example",
      nameLatin: "N",
      nameOwn: "",
      nameLanguage: "",
      role: "read",
    });
  });

  it("may leave by themselves, but remove nobody else", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, greek);
    const [first, second] = [await idOf(world, "applicant-gr-1"), await idOf(world, "applicant-gr-2")];
    await expect(removeFromEntry(await world.as(first), id, second)).rejects.toMatchObject(
      refused("only-representative"),
    );
    await removeFromEntry(await world.as(first), id, first);
    expect((await peopleOf(await asCast(world, "rep-gr"), id)).map((one) => one.id)).toEqual([second]);
  });

  it("are not those who speak for the state anyway", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, greek);
    const rep = await asCast(world, "rep-gr");
    const own = { email: "s.anagnostara@mopocp-gr.example", nameLatin: "S", nameOwn: "", nameLanguage: "" };
    await expect(inviteToEntry(rep, id, { ...own, role: "write" })).rejects.toMatchObject(
      refused("speaks-for-state"),
    );
  });
});
