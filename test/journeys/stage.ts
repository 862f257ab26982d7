import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { actorOf } from "../../app/domain/people/people.server";
import { contextFor } from "../../app/http/installation";
import type { StoryWorld } from "../world/demonstration";
import type { WorldLike } from "../world/editions-steps";
import { type ServedStage, servePlay, serveStage } from "../world/served-stage";
import type { Stage } from "../world/stages";
import { theBrowser } from "./browser";

export type Theatre = {
  readonly stage: ServedStage;
  readonly browser: Browser;
  /** Opens a page as a person of the cast, or as a visitor; whatever it says on the console fails the journey. */
  enter(key: string | "visitor", options?: EntryOptions): Promise<Page>;
  /** Lets a person do something in a browser of their own, which is closed afterwards. */
  as(key: string | "visitor", act: (page: Page) => Promise<void>, options?: EntryOptions): Promise<void>;
  /** The world behind the pages, for the commands of steps that a journey need not click. */
  readonly world: WorldLike;
};

export type EntryOptions = { javaScript?: boolean; width?: number; dark?: boolean };

/** How long a person waits for what should be on the page; the machine may be busy. */
const patience = 20_000;

/** What the browser itself reports of a refused form and of a network that was cut; no page of ours says it. */
const reportOfBrowser =
  /^Failed to load resource: (the server responded with a status of 4(00|09) |net::ERR_INTERNET_DISCONNECTED)/;

/** Serves a stage and starts the browser for the journeys of a file; each person gets a context of their own. */
export function useTheatre(stageName: Stage): Theatre {
  return openTheatre(() => serveStage(stageName));
}

/** The same for a world that the given play makes from an empty demonstration. */
export function usePlay(play: (world: StoryWorld) => Promise<void>): Theatre {
  return openTheatre(() => servePlay(play));
}

function openTheatre(serve: () => Promise<ServedStage>): Theatre {
  let stage: ServedStage;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const noise: string[] = [];
  beforeAll(async () => {
    stage = await serve();
    browser = await theBrowser();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await stage?.stop();
    expect(noise).toEqual([]);
    expect(stage?.errors).toEqual([]);
  });
  const theatre: Theatre = {
    get stage() {
      return stage;
    },
    get browser() {
      return browser;
    },
    async enter(key, options = {}) {
      const context = await browser.newContext({
        baseURL: stage.origin,
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.dark ? "dark" : "light",
        javaScriptEnabled: options.javaScript ?? true,
      });
      contexts.push(context);
      context.setDefaultTimeout(patience);
      context.on("console", (message) => {
        if (!["error", "warning"].includes(message.type()) || reportOfBrowser.test(message.text())) return;
        noise.push(`${message.page()?.url()}: ${message.text()}`);
      });
      context.on("weberror", (failure) => {
        noise.push(`${failure.page()?.url()}: ${failure.error().message}`);
      });
      if (key !== "visitor") {
        const { sessionCookie } = await import("../../app/http/cookies");
        const token = await stage.tokenOf(key);
        const value = (await sessionCookie(stage.origin).serialize(token)).split(";")[0]!.split("=")[1]!;
        await context.addCookies([{ name: "session", value, url: stage.origin }]);
      }
      return context.newPage();
    },
    async as(key, act, options) {
      const page = await theatre.enter(key, options);
      try {
        await act(page);
      } catch (error) {
        const shown = await Promise.all(page.context().pages().map(show));
        throw new Error(`${key}: ${(error as Error).message}\n${shown.join("\n")}`, { cause: error });
      } finally {
        await page.context().close();
      }
    },
    world: {
      async as(personId) {
        const { installation } = stage.server;
        const { db } = installation;
        return contextFor(installation, personId ? await actorOf({ db }, personId) : { kind: "system" });
      },
    },
  };
  return theatre;
}

/** Says what a page shows, for whoever has to find out why a journey ended there. */
async function show(page: Page): Promise<string> {
  const shown = await page
    .locator("body")
    .ariaSnapshot()
    .catch((error: Error) => error.message);
  return `${page.url()}\n${shown}`;
}

/** Checks a page with axe against WCAG 2.2 AA and best practice; lists what it finds in words. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // No page has frames. To describe all that is well, and to gather it on another page, takes longer than to look.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(
    (violation) =>
      `${new URL(page.url()).pathname}: ${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join("; ")}`,
  );
}
