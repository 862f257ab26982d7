import type { Page } from "playwright-core";
import { languageName } from "../../../app/domain/people/people";
import type { Person } from "../../world/cast";
import { choose, follow, isTold, press, reads, tick, write } from "./page";

/** The conditions of the theme that the presidency of these stories sets, one a line. */
export const themeConditions = [
  "Young people aged 10 to 25 are reached.",
  "Projects that act online alone are outside.",
];

/** Enters an edition with every field of the page. */
export async function createEdition(page: Page): Promise<void> {
  await page.goto("/desk");
  await page.getByRole("link", { name: "Create the edition" }).click();
  await write(page, {
    Year: "2026",
    Name: "2026 (demonstration)",
    "City of the conference": "Dublin",
    Theme: "Growing up safe: preventing violence among young people",
    "One sentence that leads into it": "Who has to be there before a quarrel becomes an assault?",
    "Conditions of this theme": themeConditions.join("\n"),
    "The call opens on": "2026-07-01",
    "Deadline: last day": "2026-09-30",
    "Deadline: last minute, Brussels time": "23:59",
    "Admission until": "2026-10-14",
    "Judging until": "2026-11-06",
    "Jury meeting": "2026-11-10",
    "Conference: first day": "2026-12-09",
    "Conference: last day": "2026-12-10",
    "Gala: day": "2026-12-09",
    "Gala: time, in the zone of the conference": "19:30",
    "Additional entries a state may send": "2",
  });
  await choose(page, "Country of the conference", "Ireland");
  await choose(page, "Time zone of the conference", "Dublin");
  await tick(page, "Do the states receive the jury's feedback on their entries after the gala?", "Yes");
  await press(page, "Create the edition");
  await isTold(page, "The edition 2026 (demonstration) is created.");
}

/** Opens a part of the edition from its list on the page of the edition. */
export async function openPart(page: Page, part: string): Promise<void> {
  const parts = page.getByRole("navigation", { name: "Parts of the edition" });
  await parts.getByRole("link", { name: new RegExp(`^${part} `) }).click();
}

/** Starts the entry form from a template. */
export async function chooseForm(page: Page, template: string): Promise<void> {
  await openPart(page, "Entry form");
  await tick(page, "Form to start from", template);
  await press(page, "Choose this form");
  await isTold(page, `The form starts from the ${template}.`);
  await follow(page, "Back to the edition");
}

/** Gives the criteria their weights, in their order. */
export async function weighCriteria(page: Page, weights: readonly string[]): Promise<void> {
  await openPart(page, "Criteria");
  for (const [index, weight] of weights.entries()) {
    await page.getByLabel("Weight", { exact: true }).nth(index).fill(weight);
  }
  await press(page, "Save the criteria");
  await isTold(page, "The criteria are saved.");
}

export type Seat = {
  kind: "A presidency" | "An invited expert institution";
  state: string;
  institution?: string;
  seat: "Chair" | "Vice-chair" | "Member";
  person: Person;
};

/** Adds a delegation with its person; begins and ends on the page of the jury. */
export async function seatDelegation(page: Page, seat: Seat): Promise<void> {
  await tick(page, "Kind", seat.kind);
  await choose(page, "State", seat.state);
  if (seat.institution) await write(page, { Institution: seat.institution });
  await tick(page, "Seat", seat.seat);
  await press(page, "Add the delegation");
  await isTold(page, "The delegation is added.");
  const { person } = seat;
  await write(page, {
    "E-mail address": person.email,
    "Name in Latin letters": person.nameLatin,
    "Name in its own script": person.nameOwn ?? "",
  });
  if (person.nameLanguage) await choose(page, "Language of that name", languageName(person.nameLanguage));
  await press(page, "Name and invite");
  await isTold(page, `${person.nameLatin} is named and invited by letter.`);
}

/** Asks for the call on the page of the edition. */
export async function askForCall(page: Page): Promise<void> {
  await press(page, "Ask the secretariat to open the call");
  await isTold(page, "The secretariat has been asked by letter to open the call.");
}

export type PlannedSession = { kind: string; title: string; room?: string; time: string; minutes: string };

/** Enters rooms and sessions of the first day, fills the slots by lot and publishes the programme. */
export async function buildProgramme(
  page: Page,
  rooms: readonly string[],
  sessions: readonly PlannedSession[],
): Promise<void> {
  await page.goto("/presidency/editions/2026");
  await openPart(page, "Programme");
  await follow(page, "Rooms");
  for (const room of rooms) {
    await write(page, { "Another room": room });
    await press(page, "Add the room");
    await isTold(page, `${room} was added.`);
  }
  await follow(page, "Back to the programme");
  for (const session of sessions) {
    await follow(page, "Add a session");
    await tick(page, "What kind of session is it?", session.kind);
    await write(page, { Title: session.title, "Begins at": session.time, Minutes: session.minutes });
    if (session.room) await choose(page, "Room", session.room);
    await press(page, "Add the session");
    await isTold(page, `“${session.title}” was added.`);
  }
  await tick(page, "Order", "By lot");
  await write(page, { "Minutes for each": "20" });
  await press(page, "Fill the slots");
  await reads(page, "Every admitted entry has a place.");
  await follow(page, "Publish version 1");
  await press(page, "Publish version 1");
  await isTold(page, "Version 1 is public.");
}

/** Names somebody who prepares the award evening. */
export async function nameInsider(page: Page, name: string): Promise<void> {
  await page.goto("/presidency/editions/2026");
  await openPart(page, "Insiders");
  await choose(page, "Name a person", `${name}, presidency`);
  await press(page, "Name this person");
  await isTold(page, "The person is named, and asked by letter to confirm the embargo.");
}

/** Confirms the embargo as the person named. */
export async function confirmEmbargo(page: Page): Promise<void> {
  await page.getByLabel("I have read this and keep the embargo").check();
  await press(page, "Confirm the embargo");
  await isTold(page, "The embargo is confirmed.");
}
