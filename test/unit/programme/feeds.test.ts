import { describe, expect, it } from "vitest";
import { programmeCalendar } from "../../../app/domain/programme/calendar.server";
import { guidOf, localTime } from "../../../app/domain/programme/feed.server";
import { scheduleJson, scheduleOf, scheduleXml } from "../../../app/domain/programme/schedule.server";
import { hall, programmeOf, published, room, session, slot } from "./sample";
import { type Parsed, parseXml } from "./strict-xml";

const start = "2026-12-09T10:00:00.000Z";
const content = programmeOf([
  session("a", start, {
    kind: "presentations",
    title: 'Words & "signs", <first> part; Greek: Ελληνικά',
    roomId: room.id,
    minutes: 80,
    slots: [slot("x", start), slot("y", "2026-12-09T10:20:00.000Z", { state: "MT", presenter: null })],
  }),
  session("b", "2026-12-09T11:20:00.000Z", { kind: "break", title: "Coffee", roomId: null, minutes: 30 }),
  session("c", "2026-12-10T09:00:00.000Z", { kind: "keynote", speaker: "Prof. Somebody", roomId: hall.id }),
]);
const real = { origin: "https://award.example", demonstration: false };
const demonstration = { ...real, demonstration: true };

function unfolded(calendar: string): string[] {
  return calendar.replace(/\r\n[ \t]/g, "").split("\r\n");
}

function valuesOf(calendar: string, name: string): string[] {
  return unfolded(calendar)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1));
}

describe("the calendar", () => {
  const calendar = programmeCalendar(published(content), real);

  it("ends every line with CR LF and folds after 75 octets, never inside a character", () => {
    expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lengths = calendar.split("\r\n").map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    // Greek letters take two octets each: a fold by characters would have been too long.
    expect(calendar).toContain("\r\n ");
    expect(calendar).not.toContain("\ufffd");
    expect(valuesOf(calendar, "SUMMARY")[0]).toBe('Words & "signs"\\, <first> part\\; Greek: Ελληνικά');
  });

  it("has one event a session, its lasting id, the version as sequence, and the moment of publication", () => {
    expect(valuesOf(calendar, "UID")).toEqual([
      "a000000000000000@award-programme",
      "b000000000000000@award-programme",
      "c000000000000000@award-programme",
    ]);
    expect(valuesOf(calendar, "SEQUENCE")).toEqual(["3", "3", "3"]);
    expect(valuesOf(calendar, "DTSTAMP")).toEqual(Array(3).fill("20261120T090000Z"));
    expect(valuesOf(programmeCalendar(published(content, 4), real), "SEQUENCE")).toEqual(["4", "4", "4"]);
  });

  it("gives times in UTC and says them in the conference's own zone", () => {
    const times = (zone: string) => {
      const file = programmeCalendar(published({ ...content, zone }), real);
      const said = /(\d\d:\d\d) Greece/.exec(valuesOf(file, "DESCRIPTION")[0]!)?.[1];
      return [valuesOf(file, "DTSTART")[0], valuesOf(file, "DTEND")[0], said];
    };
    expect(times("Europe/Dublin")).toEqual(["20261209T100000Z", "20261209T112000Z", "10:00"]);
    expect(times("Europe/Brussels")).toEqual(["20261209T100000Z", "20261209T112000Z", "11:00"]);
  });

  it("says in its name and in every event that a demonstration is one", () => {
    const file = programmeCalendar(published(content), demonstration);
    const marked = [
      ...valuesOf(file, "SUMMARY"),
      ...valuesOf(file, "X-WR-CALNAME"),
      ...valuesOf(file, "DESCRIPTION"),
    ];
    expect(marked).toHaveLength(7);
    expect(marked.filter((line) => !line.startsWith("DEMONSTRATION"))).toEqual([]);
    expect(calendar).not.toContain("DEMONSTRATION");
  });

  it("is the same file for the same version", () => {
    expect(programmeCalendar(published(content), real)).toBe(calendar);
  });
});

describe("the schedule", () => {
  const schedule = scheduleOf(published(content), real);
  const json = JSON.parse(scheduleJson(schedule));
  const { conference } = json.schedule;

  it("has the fields of the exchange format in JSON", () => {
    expect(json.schedule.version).toBe("3");
    expect({ ...conference, days: conference.days.length, rooms: conference.rooms.length }).toEqual({
      acronym: "ecpa2026",
      title: "Best Practice Conference 2026, Dublin",
      start: "2026-12-09",
      end: "2026-12-10",
      daysCount: 2,
      timeslot_duration: "00:05",
      time_zone_name: "Europe/Dublin",
      url: "https://award.example/programme/2026",
      rooms: 3,
      days: 2,
    });
    expect(Object.keys(conference.days[0].rooms)).toEqual(["All rooms", room.name]);
    expect(conference.days[0].day_start).toBe("2026-12-09T10:00:00+00:00");
    expect(conference.days[0].day_end).toBe("2026-12-09T11:50:00+00:00");
  });

  it("makes each presentation an event of its own, with its session as track", () => {
    expect(conference.days[0].rooms[room.name]).toEqual([
      {
        id: expect.any(Number),
        guid: guidOf("entry", "x"),
        date: "2026-12-09T10:00:00+00:00",
        start: "10:00",
        duration: "00:20",
        room: room.name,
        slug: expect.stringMatching(/^ecpa2026-\d+-the-first-word$/),
        url: "https://award.example/programme/2026?day=2026-12-09",
        title: "The First Word",
        type: "talk",
        description: "",
        subtitle: "Η πρώτη λέξη",
        track: 'Words & "signs", <first> part; Greek: Ελληνικά',
        abstract: "Project presented by Greece.",
        persons: [{ id: expect.any(Number), public_name: "Evanthia Mavromichelaki" }],
        language: "en",
        links: [],
        attachments: [],
      },
      expect.objectContaining({ guid: guidOf("entry", "y"), start: "10:20", persons: [] }),
    ]);
  });

  it("keeps ids from version to version and shares none between events", () => {
    const events = schedule.days.flatMap((day) => day.rooms.flatMap((one) => one.events));
    expect(new Set(events.map((event) => event.guid)).size).toBe(4);
    expect(new Set(events.map((event) => event.id)).size).toBe(4);
    expect(new Set(events.map((event) => event.slug)).size).toBe(4);
    expect(guidOf("entry", "x")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const next = scheduleOf(published(content, 4), real);
    expect(next.days).toEqual(schedule.days);
  });

  it("writes the same as strict XML, whatever stands in titles and names", () => {
    const root = parseXml(scheduleXml(schedule));
    const children = (of: Parsed, name: string) => of.children.filter((one) => one.name === name);
    expect(root.children.map((one) => one.name)).toEqual(["version", "conference", "day", "day"]);
    const rooms = children(children(root, "day")[0]!, "room");
    expect(rooms.map((one) => one.attributes.name)).toEqual(["All rooms", room.name]);
    const [event] = children(rooms[1]!, "event");
    expect(event!.attributes.guid).toBe(guidOf("entry", "x"));
    const texts = Object.fromEntries(event!.children.map((one) => [one.name, one.text]));
    expect(texts).toMatchObject({
      title: "The First Word",
      subtitle: "Η πρώτη λέξη",
      track: 'Words & "signs", <first> part; Greek: Ελληνικά',
      date: "2026-12-09T10:00:00+00:00",
      start: "10:00",
      duration: "00:20",
    });
  });

  it("leaves out characters that XML forbids", () => {
    const odd = programmeOf([
      session("a", start, { title: "Bell\u0007, half \ud83d and whole \ud83d\ude00" }),
    ]);
    const root = parseXml(scheduleXml(scheduleOf(published(odd), real)));
    const event = root.children[2]!.children[0]!.children[0]!;
    expect(event.children.find((one) => one.name === "title")?.text).toBe("Bell, half  and whole 😀");
  });

  it("says in both files that a demonstration is one", () => {
    const marked = scheduleOf(published(content), demonstration);
    for (const file of [scheduleJson(marked), scheduleXml(marked)]) {
      expect(file).toContain("DEMONSTRATION: Best Practice Conference 2026, Dublin");
      expect(
        file.match(/DEMONSTRATION\. People, projects and results are invented\./g)?.length,
      ).toBeGreaterThan(3);
    }
    expect(scheduleXml(schedule) + scheduleJson(schedule)).not.toContain("DEMONSTRATION");
  });
});

describe("local time with its offset", () => {
  it("follows the zone's own clock in winter and in summer", () => {
    expect([
      localTime("2026-12-09T09:30:00.000Z", "Europe/Dublin"),
      localTime("2026-12-09T09:30:00.000Z", "Europe/Brussels"),
      localTime("2026-07-09T09:30:00.000Z", "Europe/Dublin"),
      localTime("2026-12-09T23:30:00.000Z", "Europe/Athens"),
      localTime("2026-12-09T01:30:00.000Z", "Atlantic/Azores"),
    ]).toEqual([
      "2026-12-09T09:30:00+00:00",
      "2026-12-09T10:30:00+01:00",
      "2026-07-09T10:30:00+01:00",
      "2026-12-10T01:30:00+02:00",
      "2026-12-09T00:30:00-01:00",
    ]);
  });
});
