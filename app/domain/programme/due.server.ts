import type { Context } from "../../database/context";
import type { Due } from "../due";
import { editionFacts, editionsVisibleTo } from "../editions/editions.server";
import { may } from "../people/permissions";
import { dayOf } from "../times";
import { workingProgramme } from "./publication.server";

/** What the programme asks of the presidency: to build and publish it from the close of admission on, and what is new since. */
export async function dueForProgramme(ctx: Context): Promise<Due[]> {
  const due: Due[] = [];
  for (const edition of await editionsVisibleTo(ctx)) {
    if (!may(ctx.actor, "programme.build", { edition: editionFacts(edition) })) continue;
    const over = edition.state === "cancelled" || edition.state === "archived";
    const past = dayOf(ctx.now, edition.time_zone) > edition.conference_until;
    if (over || past || edition.admission_closed_at === null) continue;
    const { published, changes } = await workingProgramme(ctx, edition.id);
    const common = { key: `programme ${edition.id}`, day: edition.conference_from };
    const address = `/presidency/editions/${edition.year}/programme`;
    if (!published) {
      due.push({
        ...common,
        title: `Build and publish the programme of ${edition.year}`,
        why: "Admission is closed. Rooms, sessions and the entries' slots can be set without waiting for the jury.",
        action: { label: "Build the programme", to: address },
      });
    } else if (changes.length > 0) {
      const count = changes.length === 1 ? "1 change is" : `${changes.length} changes are`;
      due.push({
        ...common,
        title: `Publish the changes of the programme of ${edition.year}`,
        why: `${count} not public yet; everybody sees version ${published.number}.`,
        action: { label: "See the changes", to: `${address}/publish` },
      });
    }
  }
  return due;
}
