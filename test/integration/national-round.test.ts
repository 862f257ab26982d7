import { join } from "node:path";
import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { changeEntry, createEntry } from "../../app/domain/entries/drafts.server";
import { answersOf, entriesVisibleTo, entryById } from "../../app/domain/entries/entries.server";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { entryReminders } from "../../app/domain/entries/reminders.server";
import { gapsOf, submitEntry } from "../../app/domain/entries/submission.server";
import { unsubmittedAfterDeadline } from "../../app/domain/entries/unsubmitted.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { bodyById, changeContact, giveMoreTime, inviteBody } from "../../app/domain/national/bodies.server";
import {
  candidatesOf,
  candidatesSideBySide,
  readCandidate,
} from "../../app/domain/national/candidate-reading.server";
import { dropCandidate, handIn, startCandidate, takeBack } from "../../app/domain/national/candidates.server";
import { inviteMember, removeMember } from "../../app/domain/national/committee.server";
import { chooseAfterwards, decideRound } from "../../app/domain/national/decision.server";
import { nationalFile } from "../../app/domain/national/national-files.server";
import { nationalVersionOf } from "../../app/domain/national/national-version.server";
import { remarksOf, writeRemark } from "../../app/domain/national/remarks.server";
import { roundReminders } from "../../app/domain/national/reminders.server";
import { changeRound, openRound, roundById, roundsVisibleTo } from "../../app/domain/national/rounds.server";
import { later, minute } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { openCallWorld } from "../world/entries-steps";
import { handInCandidate, openPolishRound, polishCandidate, writeCandidate } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: expect.arrayContaining([expect.objectContaining({ code })]) });
const project = (key: string) => polishCandidate(projects, key);
const deadline = "2026-09-10T22:00:00.000Z";
const somebody = {
  email: "k.dab@zielin.example",
  nameLatin: "Kunegunda Dąb",
  nameOwn: "",
  nameLanguage: "",
};

async function open(world: World, states: readonly string[] = ["PL", "GR"]) {
  const editionId = await openCallWorld(world, states);
  const round = await openPolishRound(world, editionId, "2026-09-10");
  return { editionId, ...round };
}

/** The round with three candidates handed in, an hour after the national deadline. */
function handedIn(world: World) {
  return world.again("handed in", async () => {
    const opened = await open(world);
    const { editionId, bodies } = opened;
    const league = await handInCandidate(world, editionId, {
      body: bodies.league,
      contact: "body-pl-1",
      language: "en",
      project: project("pl-yard-league"),
    });
    const ask = await handInCandidate(world, editionId, {
      body: bodies.ask,
      contact: "applicant-pl",
      language: "pl",
      project: project("pl-ask-first"),
    });
    const watch = await handInCandidate(world, editionId, {
      body: bodies.watch,
      contact: "body-pl-2",
      language: "pl",
      project: project("pl-eight-oclock-watch"),
    });
    world.now = "2026-09-10T23:00:00.000Z";
    return { ...opened, league, ask, watch };
  });
}

const lettersOf = (world: World, kind: string) =>
  world.db.selectFrom("letters").select(["to_email", "facts"]).where("kind", "=", kind).execute();

describeOnBothEngines("a national round", (world) => {
  it("is opened once by who speaks for the state, with a deadline before the edition's", async () => {
    const editionId = await openCallWorld(world, ["PL", "GR"]);
    const input = { country: "PL", deadlineDay: "2026-09-10", candidatesPerBody: 3 };
    for (const key of ["rep-gr", "secretariat-1"]) {
      await expect(openRound(await asCast(world, key), editionId, input)).rejects.toMatchObject(
        refused("only-representative"),
      );
    }
    const ctx = await asCast(world, "sub-pl");
    const attempt = (change: object) => openRound(ctx, editionId, { ...input, ...change });
    await expect(attempt({ deadlineDay: "2026-09-30" })).rejects.toMatchObject(
      refused("deadline-not-before"),
    );
    await expect(attempt({ deadlineDay: "2026-08-31" })).rejects.toMatchObject(refused("deadline-in-past"));
    await expect(attempt({ candidatesPerBody: 0 })).rejects.toMatchObject(
      refused("invalid-candidatesPerBody"),
    );
    const id = await attempt({});
    expect((await roundById(ctx, id)).round).toMatchObject({
      country: "PL",
      deadline_at: deadline,
      candidates_per_body: 3,
      decided_at: null,
    });
    await expect(attempt({})).rejects.toMatchObject(refused("round-exists"));
    expect((await roundsVisibleTo(await asCast(world, "rep-pl"))).map((row) => row.id)).toEqual([id]);
    for (const key of ["rep-gr", "secretariat-1", "presidency-1"]) {
      const other = await asCast(world, key);
      await expect(roundById(other, id)).rejects.toMatchObject(unknown);
      await expect(changeRound(other, id, input)).rejects.toMatchObject(unknown);
      expect(await roundsVisibleTo(other)).toEqual([]);
    }
  });

  it("invites bodies and a committee by letter; who proposes does not judge, and who judges does not propose", async () => {
    const { roundId, bodies } = await open(world);
    const ctx = await asCast(world, "rep-pl");
    expect((await lettersOf(world, "body-invitation")).map((letter) => letter.to_email).sort()).toEqual(
      ["body-pl-1", "applicant-pl", "body-pl-2"].map((key) => castMember(key).email).sort(),
    );
    expect((await lettersOf(world, "committee-invitation")).map((letter) => letter.to_email)).toEqual([
      castMember("committee-pl").email,
    ]);
    const body = (key: string) => ({
      body: "Another body",
      bodyOwn: "",
      language: "pl",
      ...personInput(castMember(key)),
    });
    await expect(inviteBody(ctx, roundId, body("committee-pl"))).rejects.toMatchObject(
      refused("in-committee"),
    );
    await expect(inviteBody(ctx, roundId, body("sub-pl"))).rejects.toMatchObject(refused("speaks-for-state"));
    await expect(changeContact(ctx, bodies.ask, personInput(castMember("rep-pl")))).rejects.toMatchObject(
      refused("speaks-for-state"),
    );
    for (const [key, code] of [
      ["applicant-pl", "proposes"],
      ["rep-pl", "speaks-for-state"],
      ["rep-gr", "of-elsewhere"],
      ["secretariat-1", "of-elsewhere"],
      ["committee-pl", "already-member"],
    ] as const) {
      await expect(inviteMember(ctx, roundId, personInput(castMember(key)))).rejects.toMatchObject(
        refused(code),
      );
    }
    const member = await asCast(world, "committee-pl");
    await expect(inviteMember(member, roundId, somebody)).rejects.toMatchObject(
      refused("only-representative"),
    );
    await expect(bodyById(member, bodies.ask)).rejects.toMatchObject(unknown);
    await removeMember(member, roundId, await idOf(world, "committee-pl"));
    await expect(roundById(await asCast(world, "committee-pl"), roundId)).rejects.toMatchObject(unknown);
  });

  it("lets a body write up to its limit, hand in what is complete, take it back and put it aside", async () => {
    const { editionId, roundId, bodies } = await open(world);
    await changeRound(await asCast(world, "rep-pl"), roundId, {
      deadlineDay: "2026-09-10",
      candidatesPerBody: 1,
    });
    const contact = await asCast(world, "applicant-pl");
    const given = { body: bodies.ask, contact: "applicant-pl", language: "pl" };
    const id = await writeCandidate(world, editionId, { ...given, project: project("pl-ask-first") });
    const second = { language: "pl", title: "T", titleOwn: "", titleLanguage: "", organisation: "O" };
    await expect(startCandidate(contact, bodies.ask, second)).rejects.toMatchObject(
      refused("candidate-limit"),
    );
    await expect(startCandidate(contact, bodies.league, second)).rejects.toMatchObject(unknown);
    const writer = await asCast(world, "applicant-pl");
    await saveAnswers(writer, id, { description: { text: "", version: 1 } });
    await expect(handIn(writer, id)).rejects.toMatchObject(refused("gaps"));
    await saveAnswers(writer, id, { description: { text: "Dwa zdania.", version: 2 } });
    await handIn(writer, id);
    await expect(
      saveAnswers(writer, id, { description: { text: "Trzy.", version: 3 } }),
    ).rejects.toMatchObject(refused("handed-in"));
    await takeBack(writer, id);
    await changeEntry(writer, id, { title: "Ask First, please", titleOwn: "", titleLanguage: "" });
    await dropCandidate(writer, id);
    const other = await startCandidate(contact, bodies.ask, second);
    await expect(takeBack(writer, id)).rejects.toMatchObject(refused("candidate-limit"));
    await dropCandidate(await asCast(world, "applicant-pl"), other);
    await takeBack(writer, id);
    await handIn(writer, id);
    world.now = deadline;
    await expect(takeBack(await asCast(world, "applicant-pl"), id)).rejects.toMatchObject(
      refused("round-deadline-passed"),
    );
  });

  it("accepts late candidates of one body with a reason, which the committee reads", async () => {
    const { editionId, roundId, bodies } = await open(world);
    const id = await writeCandidate(world, editionId, {
      body: bodies.ask,
      contact: "applicant-pl",
      language: "pl",
      project: project("pl-ask-first"),
    });
    world.now = deadline;
    const save = async () =>
      saveAnswers(await asCast(world, "applicant-pl"), id, { funding: { text: "Miasto.", version: 1 } });
    await expect(save()).rejects.toMatchObject(refused("round-deadline-passed"));
    await expect(handIn(await asCast(world, "applicant-pl"), id)).rejects.toMatchObject(
      refused("round-deadline-passed"),
    );
    const representative = await asCast(world, "rep-pl");
    const more = (until: string, reason = "The office was flooded.") =>
      giveMoreTime(representative, bodies.ask, { until, reason });
    await expect(more("2026-09-10")).rejects.toMatchObject(refused("not-later"));
    await expect(more("2026-09-30")).rejects.toMatchObject(refused("beyond-deadline"));
    await expect(more("2026-09-14", " ")).rejects.toMatchObject(refused("invalid-reason"));
    await more("2026-09-14");
    await save();
    await handIn(await asCast(world, "applicant-pl"), id);
    // What was handed in at the last second may still be on its way.
    await expect(decideRound(representative, roundId, {})).rejects.toMatchObject(refused("round-open"));
    world.now = later(deadline, minute);
    await expect(decideRound(await asCast(world, "rep-pl"), roundId, {})).rejects.toMatchObject(
      refused("body-has-time"),
    );
    expect(await candidatesOf(await asCast(world, "committee-pl"), roundId)).toMatchObject([
      { id, state: "handed-in", lateReason: "The office was flooded." },
    ]);
    expect(await lettersOf(world, "body-more-time")).toHaveLength(1);
  });

  it("reminds a body that has not handed in, a week and a day before, and its desk says so too", async () => {
    const { editionId, bodies } = await open(world);
    const given = { body: bodies.ask, contact: "applicant-pl", language: "pl" };
    const id = await writeCandidate(world, editionId, { ...given, project: project("pl-ask-first") });
    const reminded = async (now: string) => {
      world.now = now;
      const due = await roundReminders(await world.as());
      return due.map((one) => [one.to.email, one.facts]).sort();
    };
    expect(await reminded("2026-09-03T06:59:59.999Z")).toEqual([]);
    expect(await reminded("2026-09-03T07:00:00.000Z")).toMatchObject([
      [castMember("applicant-pl").email, { unfinished: 1, distance: "in 7 days" }],
      [castMember("body-pl-1").email, { unfinished: 0 }],
      [castMember("body-pl-2").email, { unfinished: 0 }],
    ]);
    const desk = async (key: string) => (await dueFor(await asCast(world, key))).map((item) => item.title);
    expect(await desk("applicant-pl")).toEqual(["Hand in for Invented Police Headquarters of Zielin"]);
    await handIn(await asCast(world, "applicant-pl"), id);
    expect((await reminded("2026-09-09T07:00:00.000Z")).map(([email]) => email)).toEqual(
      [castMember("body-pl-1").email, castMember("body-pl-2").email].sort(),
    );
    expect(await desk("applicant-pl")).toEqual([]);
    expect(await reminded(deadline)).toEqual([]);
    expect(await desk("committee-pl")).toEqual(["Read Poland's candidates"]);
    expect(await desk("rep-pl")).toContain("Decide Poland's national round");
  });

  it("keeps candidates from everybody outside, and from the counts of the state", async () => {
    const { editionId, ask, watch, roundId } = await handedIn(world);
    for (const key of ["secretariat-1", "presidency-1", "rep-gr", "body-pl-2", "committee-pl"]) {
      const ctx = await asCast(world, key);
      await expect(entryById(ctx, ask)).rejects.toMatchObject(unknown);
      expect((await entriesVisibleTo(ctx)).map((row) => row.id)).toEqual(key === "body-pl-2" ? [watch] : []);
    }
    for (const key of ["secretariat-1", "rep-gr", "body-pl-2", "applicant-pl"]) {
      const ctx = await asCast(world, key);
      await expect(readCandidate(ctx, ask)).rejects.toMatchObject(unknown);
      await expect(candidatesOf(ctx, roundId)).rejects.toMatchObject(unknown);
      await expect(remarksOf(ctx, roundId)).rejects.toMatchObject(unknown);
      await expect(writeRemark(ctx, ask, "Mine is better.")).rejects.toMatchObject(unknown);
    }
    const representative = await asCast(world, "rep-pl");
    for (const [title, kind] of [
      ["First", "competing"],
      ["Second", "additional"],
      ["Third", "additional"],
    ] as const) {
      await createEntry(representative, editionId, {
        country: "PL",
        kind,
        title,
        titleOwn: "",
        titleLanguage: "",
        organisation: "O",
      });
    }
    await expect(
      saveAnswers(representative, ask, { funding: { text: "Ours.", version: 1 } }),
    ).rejects.toMatchObject(refused("only-body"));
    await expect(submitEntry(representative, ask)).rejects.toMatchObject(refused("not-chosen"));
    await expect(withdrawEntry(representative, ask, "No.")).rejects.toMatchObject(refused("not-chosen"));
    await expect(inviteToEntry(representative, ask, { ...somebody, role: "write" })).rejects.toMatchObject(
      refused("only-body"),
    );
    await inviteToEntry(await asCast(world, "applicant-pl"), ask, { ...somebody, role: "write" });
    expect(await lettersOf(world, "candidate-invitation")).toHaveLength(1);
    expect(await lettersOf(world, "entry-invitation")).toEqual([]);
  });

  it("is read by its committee once the deadline has passed, with remarks that only the round sees", async () => {
    const { roundId, ask, watch, league } = await handedIn(world);
    const member = await asCast(world, "committee-pl");
    expect((await candidatesSideBySide(member, roundId, [ask, watch])).candidates).toMatchObject([
      { id: ask, language: "pl", view: { title: "Ask First" } },
      { id: watch, language: "pl", view: { title: "The Eight O'Clock Watch" } },
    ]);
    await expect(candidatesSideBySide(member, roundId, [ask, ask])).rejects.toMatchObject(
      refused("not-side-by-side"),
    );
    expect((await readCandidate(member, league)).language).toBe("en");
    await writeRemark(member, ask, "Good.");
    await writeRemark(member, ask, "Good, but short.");
    await writeRemark(await asCast(world, "rep-pl"), ask, "I agree.");
    expect((await remarksOf(member, roundId)).map(({ by, text }) => [by, text]).sort()).toEqual([
      ["Mściwój Gżegżółkiewicz", "Good, but short."],
      ["Świętosława Brzęczykowska", "I agree."],
    ]);
    await writeRemark(await asCast(world, "rep-pl"), ask, "  ");
    expect(await remarksOf(member, roundId)).toHaveLength(1);
    world.now = "2026-09-10T21:00:00.000Z";
    await expect(readCandidate(await asCast(world, "committee-pl"), ask)).rejects.toMatchObject(
      refused("round-open"),
    );
  });

  it("ends in one decision with a reason and a letter for each, and the chosen are the state's entries", async () => {
    const { roundId, league, ask, watch } = await handedIn(world);
    const representative = await asCast(world, "rep-pl");
    const reason = "Because of its results.";
    const decide = (outcomes: Record<string, string>, why = reason) =>
      decideRound(
        representative,
        roundId,
        Object.fromEntries(Object.entries(outcomes).map(([id, outcome]) => [id, { outcome, reason: why }])),
      );
    await expect(decide({ [league]: "competing" })).rejects.toMatchObject(refused("no-outcome"));
    const two = { [league]: "competing", [ask]: "competing", [watch]: "not-chosen" };
    await expect(decide(two)).rejects.toMatchObject(refused("one-competing"));
    const outcomes = { [league]: "competing", [ask]: "additional", [watch]: "not-chosen" };
    await expect(decide(outcomes, "")).rejects.toMatchObject(refused("no-reason"));
    await expect(decideRound(await asCast(world, "committee-pl"), roundId, {})).rejects.toMatchObject(
      refused("only-representative"),
    );
    await decide(outcomes);
    const stands = async (id: string) => {
      const { entry } = await entryById(await asCast(world, "rep-pl"), id);
      return [entry.kind, entry.state];
    };
    expect([await stands(league), await stands(ask), await stands(watch)]).toEqual([
      ["competing", "draft"],
      ["additional", "draft"],
      ["additional", "put-aside"],
    ]);
    const letters = await lettersOf(world, "candidate-decided");
    expect(letters.map((letter) => [letter.to_email, JSON.parse(letter.facts).outcome]).sort()).toEqual(
      [
        [castMember("body-pl-1").email, "competing"],
        [castMember("applicant-pl").email, "additional"],
        [castMember("body-pl-2").email, "not-chosen"],
      ].sort(),
    );
    await expect(decide(outcomes)).rejects.toMatchObject(refused("round-decided"));
    await expect(writeRemark(representative, watch, "Late.")).rejects.toMatchObject(refused("round-decided"));
    await expect(
      chooseAfterwards(representative, watch, { outcome: "competing", reason }),
    ).rejects.toMatchObject(refused("one-competing"));
    await withdrawEntry(representative, league, "The body has changed its mind.");
    await chooseAfterwards(representative, watch, { outcome: "competing", reason });
    expect(await stands(watch)).toEqual(["competing", "draft"]);
    await expect(
      chooseAfterwards(representative, watch, { outcome: "additional", reason }),
    ).rejects.toMatchObject(refused("not-put-aside"));
  });

  it("keeps what was written in the national language, and asks for it in English before submission", async () => {
    const { editionId, roundId, league, ask, watch } = await handedIn(world);
    const decisions = Object.fromEntries(
      [league, ask, watch].map((id, index) => [
        id,
        { outcome: ["not-chosen", "competing", "not-chosen"][index]!, reason: "R" },
      ]),
    );
    const polish = project("pl-ask-first").answers;
    const representative = await asCast(world, "rep-pl");
    await decideRound(representative, roundId, decisions);
    expect(await nationalVersionOf(representative, ask)).toEqual({
      language: "pl",
      answers: expect.objectContaining({ results: polish.results, topics: polish.topics }),
    });
    expect(await nationalVersionOf(representative, league)).toBeUndefined();
    const stored = await answersOf(representative, ask);
    expect([
      stored.get("results")?.text,
      stored.get("topics")?.text,
      stored.get("organisation")?.text,
    ]).toEqual(["", polish.topics, polish.organisation]);
    expect((await gapsOf(representative, ask)).find((gap) => gap.questionId === "weaknesses")?.sentence).toBe(
      "Write this answer in English; the text in Polish is kept.",
    );
    const english = projects.find((one) => one.key === "pl-ask-first")!.answers;
    const written = Object.keys(polish).filter((id) => polish[id] !== english[id]);
    const save = (texts: Record<string, string>) =>
      saveAnswers(
        representative,
        ask,
        Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { text, version: 2 }])),
      );
    await save(Object.fromEntries(written.filter((id) => id !== "results").map((id) => [id, english[id]!])));
    await expect(submitEntry(representative, ask)).rejects.toMatchObject(refused("gap"));
    await save({ results: polish.results! });
    expect(await gapsOf(representative, ask)).toMatchObject([
      { questionId: "results", sentence: "This is still the text in Polish. Write it in English." },
    ]);
    // Neither reminder nor list calls complete what cannot be submitted.
    const [reminder] = (
      await entryReminders({ ...(await world.as()), now: "2026-09-29T07:00:00.000Z" })
    ).filter((one) => one.entryId === ask);
    expect(reminder?.facts).toMatchObject({ standing: expect.stringContaining("1 answer is missing") });
    const secretariat = { ...(await asCast(world, "secretariat-1")), now: "2026-10-01T08:00:00.000Z" };
    const edition = await editionById(secretariat, editionId);
    expect(await unsubmittedAfterDeadline(secretariat, edition)).toMatchObject([
      { id: ask, complete: false },
    ]);
    await saveAnswers(representative, ask, { results: { text: english.results!, version: 3 } });
    await submitEntry(representative, ask);
    const file = await nationalFile(await asCast(world, "applicant-pl"), ask);
    expect(file).toMatchObject({ language: "pl", entry: { id: ask, titleOwn: "Najpierw zapytaj" } });
    expect(file.answers.find((answer) => answer.questionId === "results")?.text).toBe(polish.results);
    await expect(nationalFile(await asCast(world, "rep-gr"), ask)).rejects.toMatchObject(unknown);
    // The committee read the candidate; the entry that became of it is not its business.
    expect((await readCandidate(await asCast(world, "committee-pl"), ask)).view.sections).not.toEqual([]);
    await expect(answersOf(await asCast(world, "committee-pl"), ask)).rejects.toMatchObject(unknown);
  });
});
