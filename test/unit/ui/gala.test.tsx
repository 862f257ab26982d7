import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { GalaScreen } from "../../../app/ui/gala-screen";
import { ProgrammeDay } from "../../../app/ui/programme-day";

const text = (markup: string) => markup.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
const winner = {
  year: 2027,
  project: "Lights On",
  titleOwn: "Φώτα",
  titleLang: "el",
  country: "CY",
  people: [{ text: "Eleni Georgiou", own: "Ελένη Γεωργίου", lang: "el" }],
};

it("a step of the evening shows place, project, own title, country, names in own script, then in Latin", () => {
  expect(text(renderToStaticMarkup(<GalaScreen step="winner" {...winner} demonstration />))).toBe(
    "|Winner 2027|Lights On|Φώτα|Cyprus|Ελένη Γεωργίου|Eleni Georgiou|DEMONSTRATION|European Crime Prevention Award|",
  );
});

it("between the steps nothing of a project is in the source, even when it is given", () => {
  expect(text(renderToStaticMarkup(<GalaScreen step="idle" {...winner} theme="After dark" />))).toBe(
    "|European Crime Prevention Award 2027|After dark|European Crime Prevention Award|",
  );
});

it("a room keeps its column all day and a break belongs to all", () => {
  const markup = renderToStaticMarkup(
    <ProgrammeDay
      rooms={["Aristotle", "Vergina"]}
      slots={[
        {
          from: "9:30",
          to: "10:15",
          sessions: [{ key: "a", entry: true, title: "Ask for Alma", room: "Vergina", country: "SE" }],
        },
        { from: "11:00", to: "11:30", pause: true, sessions: [{ key: "b", title: "Coffee" }] },
        {
          from: "19:30",
          sessions: [{ key: "c", title: "Award evening", room: "Aristotle", changed: "Changed: was 19:00" }],
        },
      ]}
    />,
  );
  expect([...markup.matchAll(/class="(slot[^"]*)"/g)].map((match) => match[1])).toEqual([
    "slot",
    "slot-time",
    "slot-rooms slot-rooms-2",
    "slot-room-2",
    "slot slot-pause",
    "slot-time",
    "slot",
    "slot-time",
  ]);
  expect(text(markup)).toBe(
    "|9:30 – 10:15|Vergina|Ask for Alma|Sweden|11:00 – 11:30|Coffee|19:30|Award evening|Aristotle|Changed: was 19:00|",
  );
});
