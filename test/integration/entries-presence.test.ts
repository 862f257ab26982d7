import { expect, it } from "vitest";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { othersWriting } from "../../app/domain/entries/presence.server";
import { later, minute } from "../../app/domain/times";
import { loader as taskList } from "../../app/routes/applicant/task-list";
import { loader as asked } from "../../app/routes/applicant/writers-json";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";
import { browserOf } from "../world/page-answers";

describeOnBothEngines("who is writing in an entry", (world) => {
  let entryId = "";
  async function started(): Promise<void> {
    const editionId = await openCallWorld(world, ["GR", "IE", "MT"]);
    entryId = await startEntry(world, editionId, projectsNamed("gr-first-word")[0]!);
  }
  const save = async (key: string, question: string, text: string, version = 0) =>
    saveAnswers(await asCast(world, key), entryId, { [question]: { text, version } });
  const seen = async (key: string, here?: string) => othersWriting(await asCast(world, key), entryId, here);

  it("is told to the others of the entry for a minute, with the section saved last", async () => {
    await started();
    expect(await seen("applicant-gr-2")).toEqual([]);
    await save("applicant-gr-1", "in-short", "One");
    world.now = later(world.now, 1000);
    await save("applicant-gr-1", "public-contacts", "contact-email");
    const name = { name: "Ευανθία Μαυρομιχελάκη", lang: "el" };
    const there = [{ ...name, where: expect.stringMatching(/^is writing in section \d+, Publication\.$/) }];
    expect(await seen("applicant-gr-2")).toEqual(there);
    expect(await seen("rep-gr", "summary")).toEqual(there);
    expect(await seen("rep-gr", "publication")).toEqual([
      { ...name, where: "is writing in this section too." },
    ]);
    expect(await seen("applicant-gr-1")).toEqual([]);
    world.now = later(world.now, minute - 1);
    expect(await seen("rep-gr")).toEqual(there);
    world.now = later(world.now, 1);
    expect(await seen("rep-gr")).toEqual([]);
    await save("rep-gr", "in-short", "Two", 1);
    const rows = await world.db.selectFrom("writing_presence").select(["section_id", "person_id"]).execute();
    expect(rows).toEqual([{ section_id: "summary", person_id: await idOf(world, "rep-gr") }]);
  });

  it("is not told for a text that was not saved, nor for one that is the same", async () => {
    await started();
    await save("applicant-gr-1", "in-short", "One");
    world.now = later(world.now, 2 * minute);
    await save("applicant-gr-1", "in-short", "One", 1);
    await expect(save("applicant-gr-1", "in-short", "Two", 0)).rejects.toMatchObject({
      problems: [{ code: "stale" }, { code: "stale" }],
    });
    expect(await seen("applicant-gr-2")).toEqual([]);
  });

  it("is unknown to everybody else, secretariat and presidency included", async () => {
    await started();
    await save("applicant-gr-1", "in-short", "One");
    for (const key of ["rep-mt", "secretariat-1", "presidency-1", "rep-ie"]) {
      await expect(seen(key)).rejects.toMatchObject({ name: "Unknown" });
      const browser = await browserOf(world, await idOf(world, key));
      expect(await browser.read(asked, `/write/${entryId}/writers`, { entryId })).toMatchObject({
        status: 404,
      });
    }
  });

  it("stands on the page as it is made, and in the answer to the browser module", async () => {
    await started();
    await save("applicant-gr-1", "in-short", "One");
    const browser = await browserOf(world, await idOf(world, "applicant-gr-2"));
    const writers = [
      {
        name: "Ευανθία Μαυρομιχελάκη",
        lang: "el",
        where: expect.stringMatching(/^is writing in section \d+, Summary\.$/),
      },
    ];
    const page = await browser.read(taskList, `/write/${entryId}`, { entryId });
    expect(page).toMatchObject({ writers });
    const { body } = (await browser.read(asked, `/write/${entryId}/writers`, { entryId })) as {
      body: string;
    };
    expect(JSON.parse(body)).toEqual({ writers });
  });
});
