import { describe, expect, it } from "vitest";
import { useTheatre } from "./stage";

describe("a double click", () => {
  const theatre = useTheatre("open");

  it.each([true, false])("on a button sends its form once (JavaScript: %s)", async (javaScript) => {
    const title = javaScript ? "Twice Pressed" : "Twice Pressed Again";
    const page = await theatre.enter("rep-at", { javaScript });
    await page.goto("/national/entries/new");
    await page.getByRole("radio", { name: /additional example/ }).check();
    await page.getByRole("textbox", { name: "Title of the project in English" }).fill(title);
    await page.getByRole("textbox", { name: "Which organisation runs the project?" }).fill("Verein Doppelt");
    await page.getByRole("button", { name: "Create the entry" }).dblclick();
    const { db } = theatre.stage.server.installation;
    const sent = () => db.selectFrom("entries").select("title").where("title", "=", title).execute();
    await expect.poll(sent).not.toEqual([]);
    // Whichever of the two was answered last, by then the other one has been dealt with.
    await page.waitForURL((address) => !address.pathname.endsWith("/new"));
    expect(await sent()).toEqual([{ title }]);
    await page.context().close();
  });
});
