import type { Page } from "playwright-core";
import type { Question, Section } from "../../../app/domain/forms/question";
import { isThemeSection } from "../../../app/domain/forms/theme-conditions";
import { languageName } from "../../../app/domain/people/people";
import type { Person } from "../../world/cast";
import type { Project } from "../../world/project-file";
import { choose, isTold, press, reads, tick, write } from "./page";

/** The representative enters the state's competing project. */
export async function enterProject(page: Page, project: Project): Promise<void> {
  await page.goto("/national");
  await page.getByRole("link", { name: "Enter a project" }).click();
  await tick(page, "Does the project compete for the award?", "Yes, it is the state's competing entry");
  await write(page, {
    "Title of the project in English": project.title,
    "Title in its own language (optional)": project.titleOwn,
    "Which organisation runs the project?": project.organisation,
  });
  await choose(page, "Language of that title", languageName(project.titleLanguage));
  await press(page, "Create the entry");
  await isTold(page, "The entry is created as a draft.");
}

/** The representative invites somebody to write the form; begins and ends on the page of the entry. */
export async function inviteWriter(page: Page, person: Person): Promise<void> {
  await write(page, { "E-mail address": person.email, "Name in Latin letters": person.nameLatin });
  await tick(page, "What may the person do?", "Write the form");
  await press(page, "Send the invitation");
  await isTold(page, `${person.nameLatin} is invited by letter.`);
}

/** Answers every question of the section that is shown. */
export async function fillSection(page: Page, section: Section, answers: Project["answers"]): Promise<void> {
  await page.getByRole("heading", { level: 1, name: section.title, exact: true }).waitFor();
  for (const question of section.questions) {
    // The conditions of the theme are the call's own questions; whoever enters confirms them.
    const text = answers[question.id] ?? (isThemeSection(section) ? "yes" : undefined);
    if (text !== undefined) await answer(page, question, text);
  }
}

/** Marks the section as complete, which saves it and leads to the next one. */
export async function completeSection(page: Page): Promise<void> {
  const here = page.url();
  await press(page, "Mark as complete");
  // The page may say so of the section before.
  await page.waitForURL((address) => address.href !== here);
  await isTold(page, "Saved, and marked as complete.");
}

/** Waits until the page says that what was typed is saved. */
export async function isSaved(page: Page): Promise<void> {
  await isTold(page, /^Saved \d\d:\d\d$/);
}

async function answer(page: Page, question: Question, text: string): Promise<void> {
  const label = question.required ? question.label : `${question.label} (optional)`;
  const chosen = question.choices
    ?.filter((choice) => text.split("\n").includes(choice.value))
    .map((choice) => choice.label);
  if (question.type === "date-range") await answerRange(page, label, text);
  else if (question.type === "people") {
    await answerRows(page, label, text, "Person", ["Name", "Role", "Organisation (optional)"]);
  } else if (question.type === "partners") {
    await answerRows(page, label, text, "Partner", ["Organisation", "Role"]);
  } else if (question.type === "yes-no") await tick(page, label, text === "yes" ? "Yes" : "No");
  else if (question.type === "confirmation") await tick(page, label, "Yes, I confirm this");
  else if (chosen) for (const words of chosen) await tick(page, label, words);
  else await write(page, { [label]: text });
}

async function answerRange(page: Page, label: string, text: string): Promise<void> {
  const [start = "", end = "", running] = text.split("\t");
  const group = page.getByRole("group", { name: label, exact: true });
  await group.getByLabel("Start", { exact: true }).fill(start);
  if (running) await group.getByLabel("Still running", { exact: true }).check();
  else await group.getByLabel("End", { exact: true }).fill(end);
}

/** Fills the rows there are, and asks for more where they do not suffice. */
async function answerRows(
  page: Page,
  label: string,
  text: string,
  one: string,
  columns: readonly string[],
): Promise<void> {
  const group = page.getByRole("group", { name: label, exact: true });
  for (const [number, line] of text.split("\n").entries()) {
    const row = group.getByRole("group", { name: `${one} ${number + 1}`, exact: true });
    if ((await row.count()) === 0) {
      await press(page, `Save and add another ${one.toLowerCase()}`);
      await isTold(page, "Saved, with empty rows for more.");
    }
    for (const [at, cell] of line.split("\t").entries()) {
      await row.getByLabel(columns[at]!, { exact: true }).fill(cell);
    }
  }
}

/** Confirms the publication section and submits, on the page that checks the entry. */
export async function signOff(page: Page, button = "Submit the entry"): Promise<void> {
  await page.getByLabel("What the publication section says is agreed with the owner of the project.").check();
  await press(page, button);
  await reads(page, "The entry is submitted. This is the receipt");
}

/** The representative names who presents the project. */
export async function namePresenter(page: Page, title: string, name: string): Promise<void> {
  await page.goto("/national");
  await page.getByRole("link", { name: title }).click();
  await page
    .getByRole("region", { name: "Presenter at the conference" })
    .getByLabel("Name in Latin letters")
    .fill(name);
  await press(page, "Name the presenter");
  await isTold(page, "The presenter is named.");
}
