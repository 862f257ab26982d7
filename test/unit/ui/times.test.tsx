import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Countdown, Day, Deadline, Instant } from "../../../app/ui/time";

const words = (markup: string) =>
  markup
    .replace(/<span[^>]* hidden="">.*?<\/span><\/span>/g, "")
    .replace(/<span[^>]* hidden="">[^<]*<\/span>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

it("an instant is said in Brussels time, and the machine reads the stored one", () => {
  expect(renderToStaticMarkup(<Instant at="2026-09-30T21:59:00.000Z" />)).toBe(
    '<time dateTime="2026-09-30T21:59:00.000Z">30 September 2026, 23:59 (Brussels)</time>',
  );
});

it("a deadline is said as the last minute that counts", () => {
  expect(renderToStaticMarkup(<Deadline at="2026-09-30T22:00:00.000Z" />)).toBe(
    '<time dateTime="2026-09-30T21:59:00.000Z" data-own-time="">30 September 2026, 23:59 (Brussels)</time>',
  );
});

it("the reader's own time stands beside it only where it differs", () => {
  const at = "2026-09-30T22:00:00.000Z";
  expect(words(renderToStaticMarkup(<Deadline at={at} zone="Europe/Athens" />))).toBe(
    "30 September 2026, 23:59 (Brussels), 1 October 2026, 00:59 in Athens",
  );
  expect(words(renderToStaticMarkup(<Deadline at={at} zone="Europe/Madrid" />))).toBe(
    "30 September 2026, 23:59 (Brussels)",
  );
});

it("a day is said with its year, or without where the page leaves no doubt", () => {
  expect(renderToStaticMarkup(<Day day="2027-12-08" />)).toBe(
    '<time dateTime="2027-12-08">8 December 2027</time>',
  );
  expect(renderToStaticMarkup(<Day day="2027-12-08" short />)).toBe(
    '<time dateTime="2027-12-08">8 December</time>',
  );
});

it("the countdown shows days only until 72 hours are left, then hours and minutes, then that nothing is left", () => {
  const deadline = "2027-09-30T22:00:00.000Z";
  const at = (now: string) => words(renderToStaticMarkup(<Countdown deadline={deadline} now={now} />));
  expect([
    at("2027-08-01T06:00:00.000Z"),
    at("2027-09-27T22:00:00.000Z"),
    at("2027-09-27T22:00:00.001Z"),
    at("2027-09-29T20:59:00.000Z"),
    at("2027-09-30T21:59:30.000Z"),
    at("2027-09-30T22:00:00.000Z"),
    at("2027-10-02T22:00:00.000Z"),
  ]).toEqual([
    "60 days",
    "3 days",
    "2 days 23 hours 59 minutes",
    "1 day 1 hour 1 minute",
    "0 hours 0 minutes",
    "The deadline has passed.",
    "The deadline has passed.",
  ]);
});

it("the countdown carries the deadline and the server's clock for the browser", () => {
  expect(
    renderToStaticMarkup(<Countdown deadline="2027-09-30T22:00:00.000Z" now="2027-09-28T06:17:30.000Z" />),
  ).toContain(
    '<div class="countdown" role="timer" aria-label="Time left" data-deadline="2027-09-30T22:00:00.000Z" data-now="2027-09-28T06:17:30.000Z">',
  );
});
