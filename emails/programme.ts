import type { Letter } from "./letter";
import type { Secrets } from "./people";

const mostChanges = 12;

/** Tells a national representative that a programme is public: their own state's slots, and what changed. */
export function programmePublished(
  facts: {
    name: string;
    year: string;
    city: string;
    days: string;
    number: number;
    own: readonly string[];
    changes: readonly string[];
  },
  secrets: Secrets,
): Letter {
  const first = facts.number === 1;
  const conference = `the Best Practice Conference in ${facts.city}, ${facts.days}`;
  const more = facts.changes.length - mostChanges;
  return {
    subject: first
      ? `The programme of the conference in ${facts.city} is public`
      : `The programme of the conference in ${facts.city} has changed: version ${facts.number}`,
    paragraphs: [
      `Dear ${facts.name},`,
      first
        ? `the presidency has published the programme of ${conference}. It shows which state presents which project, when, where and by whom.`
        : `the presidency has published version ${facts.number} of the programme of ${conference}.`,
      ...(facts.own.length > 0
        ? ["Your state presents, in local time:", ...facts.own]
        : ["No presentation of your state stands in it."]),
      ...(facts.changes.length > 0
        ? ["What has changed since the version before:", ...facts.changes.slice(0, mostChanges)]
        : []),
      ...(more > 0 ? [`${more} more ${more === 1 ? "change is" : "changes are"} on the page.`] : []),
    ],
    action: { label: "Open the programme", link: `${secrets.link}/programme/${facts.year}` },
    afterwards: [
      "You may pass the address on: the programme is public. The page also offers it for print and for your calendar.",
    ],
  };
}
