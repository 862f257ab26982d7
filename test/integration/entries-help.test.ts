import { join } from "node:path";
import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { changeRole, inviteToEntry, peopleOf } from "../../app/domain/entries/entry-people.server";
import {
  askForHelp,
  draftForHelp,
  draftsAskedFor,
  endHelp,
  helpOf,
} from "../../app/domain/entries/help.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { describeOnBothEngines } from "../world/database";
import { asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { openCallWorld, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const german = projects.find((project) => project.key === "de-quarrel-workshop")!;
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [expect.objectContaining({ code })] });
const asked = { why: "Is the theme met?", days: 7 };

describeOnBothEngines("a draft on which a state asks for help", (world) => {
  const secretariat = () => asCast(world, "secretariat-1");

  it("is readable by the secretariat for those days, and by nobody else", async () => {
    const editionId = await openCallWorld(world, ["DE", "AT"]);
    const id = await writeEntry(world, editionId, german);
    await expect(draftForHelp(await secretariat(), id)).rejects.toMatchObject(unknown);
    for (const key of ["secretariat-1", "rep-at"]) {
      await expect(askForHelp(await asCast(world, key), id, asked)).rejects.toMatchObject(unknown);
    }
    await expect(askForHelp(await asCast(world, "applicant-de"), id, asked)).rejects.toMatchObject(
      refused("only-representative"),
    );
    const representative = await asCast(world, "rep-de");
    await expect(askForHelp(representative, id, { why: " ", days: 7 })).rejects.toMatchObject(
      refused("invalid-why"),
    );
    await expect(askForHelp(representative, id, { ...asked, days: 31 })).rejects.toMatchObject(
      refused("invalid-days"),
    );
    await askForHelp(representative, id, asked);
    await expect(askForHelp(representative, id, asked)).rejects.toMatchObject(refused("asked-already"));
    expect(await draftForHelp(await secretariat(), id)).toMatchObject({
      why: "Is the theme met?",
      by: "Hartwig Oesterlinck",
      until: "2026-09-08T08:00:00.000Z",
      view: { title: german.title },
    });
    expect((await draftForHelp(await secretariat(), id)).view.sections[1]?.answers[0]?.text).toBe(
      german.answers["in-short"],
    );
    const ownView = await helpOf(await asCast(world, "applicant-de"), id);
    // Two looks of one person, and those of nobody whom it was unknown to.
    expect(ownView).toMatchObject({
      why: "Is the theme met?",
      looks: [{ by: castMember("secretariat-1").nameLatin, at: world.now }],
    });
    for (const key of ["rep-at", "presidency-1", "applicant-de", "rep-de"]) {
      await expect(draftForHelp(await asCast(world, key), id)).rejects.toMatchObject(unknown);
      expect(await draftsAskedFor(await asCast(world, key))).toEqual([]);
    }
    // Reading it for help is not having it: everything else stays hidden.
    await expect(answersOf(await secretariat(), id)).rejects.toMatchObject(unknown);
    expect((await dueFor(await secretariat())).map((item) => item.title)).toContain(
      `Help Germany with "${german.title}"`,
    );
    const letters = await world.db
      .selectFrom("letters")
      .select("to_email")
      .where("kind", "=", "help-asked")
      .execute();
    expect(letters.map((letter) => letter.to_email).sort()).toEqual(
      ["secretariat-1", "secretariat-2"].map((key) => castMember(key).email).sort(),
    );
    world.now = "2026-09-08T08:00:00.000Z";
    await expect(draftForHelp(await secretariat(), id)).rejects.toMatchObject(unknown);
    expect(await draftsAskedFor(await secretariat())).toEqual([]);
    const recorded = await world.db
      .selectFrom("history")
      .select(["command", "to_state"])
      .where("object_id", "=", id)
      .where("command", "in", ["askForHelp", "endHelp"])
      .execute();
    expect(recorded).toEqual([{ command: "askForHelp", to_state: "asked" }]);
  });

  it("is hidden again when the state ends it, or submits", async () => {
    const editionId = await openCallWorld(world, ["DE", "AT"]);
    const id = await writeEntry(world, editionId, german);
    const representative = await asCast(world, "rep-de");
    await askForHelp(representative, id, asked);
    await expect(endHelp(await secretariat(), id)).rejects.toMatchObject(unknown);
    await endHelp(representative, id);
    await expect(endHelp(representative, id)).rejects.toMatchObject(refused("not-asked"));
    await expect(draftForHelp(await secretariat(), id)).rejects.toMatchObject(unknown);
    await askForHelp(representative, id, asked);
    await submitEntry(representative, id);
    await expect(draftForHelp(await secretariat(), id)).rejects.toMatchObject(unknown);
    await expect(askForHelp(representative, id, asked)).rejects.toMatchObject(refused("not-a-draft"));
  });

  it("keeps to its people: who may only read does not write, and only the representative changes that", async () => {
    const editionId = await openCallWorld(world, ["DE", "AT"]);
    const id = await writeEntry(world, editionId, german);
    const representative = await asCast(world, "rep-de");
    const applicant = await idOf(world, "applicant-de");
    const save = async () =>
      saveAnswers(await asCast(world, "applicant-de"), id, {
        links: { text: "https://x.example", version: 1 },
      });
    await changeRole(representative, id, applicant, "read");
    await expect(save()).rejects.toMatchObject(refused("read-only"));
    await expect(
      changeRole(await asCast(world, "applicant-de"), id, applicant, "write"),
    ).rejects.toMatchObject(refused("only-representative"));
    await expect(changeRole(representative, id, applicant, "read")).rejects.toMatchObject(
      refused("same-role"),
    );
    await expect(
      inviteToEntry(representative, id, { ...personInput(castMember("applicant-de")), role: "read" }),
    ).rejects.toMatchObject(refused("already-invited"));
    await changeRole(representative, id, applicant, "write");
    await save();
    expect((await peopleOf(representative, id)).map((person) => [person.id, person.role])).toEqual([
      [applicant, "write"],
    ]);
  });
});
