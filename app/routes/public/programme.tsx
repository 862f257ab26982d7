import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sayConferenceDay } from "../../domain/programme/content";
import { publishedProgramme } from "../../domain/programme/publication.server";
import { dayOf, sayDay, sayDays } from "../../domain/times";
import { contextOf } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState, Tabs } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { ProgrammeDay } from "../../ui/programme-day";
import { programmeRows, roomColumns } from "./programme-days";
import { yearOf } from "./programme-file";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) => [
  {
    title: `${data ? `Programme ${data.year}, ${data.day.words}` : "Programme"} - European Crime Prevention Award`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const year = yearOf(args);
  const ctx = await contextOf(args);
  const programme = await found(() => publishedProgramme(ctx, year));
  const { content } = programme;
  const days = content.days.map((one) => one.day);
  const asked = new URL(args.request.url).searchParams.get("day");
  const today = dayOf(ctx.now, content.zone);
  const day =
    days.find((one) => one === asked) ?? days.find((one) => one === today) ?? days[0] ?? content.from;
  const rows = programmeRows(programme, day);
  return {
    year,
    name: programme.edition.name,
    theme: programme.edition.theme,
    city: content.city,
    when: sayDays(content.from, content.until),
    number: programme.number,
    published: sayDay(dayOf(programme.publishedAt, content.zone)),
    drawn: content.order?.rule === "lot" ? content.order.seed : null,
    rooms: roomColumns(programme, rows),
    days: days.map((one) => ({ day: one, words: sayConferenceDay(one) })),
    day: { day, words: sayConferenceDay(day) },
    rows,
  };
}

export default function Programme() {
  const page = useLoaderData<typeof loader>();
  const address = `/programme/${page.year}`;
  return (
    <>
      <PageHead
        where={`Best Practice Conference ${page.name} · ${page.city}, ${page.when}`}
        title="The programme"
        lead={page.theme}
        serif
      >
        <a href={`${address}.ics`}>Add to your calendar</a>
        <a href={`${address}.pdf`}>Print (PDF)</a>
        <span>
          Version {page.number}, {page.published}. Times in {page.city}.
        </span>
      </PageHead>
      <Tabs
        label="Days"
        items={page.days.map(({ day, words }) => ({
          label: words,
          to: `${address}?day=${day}`,
          current: day === page.day.day,
        }))}
      />
      {page.rows.length > 0 ? (
        <ProgrammeDay slots={page.rows} rooms={page.rooms} />
      ) : (
        <EmptyState title="Nothing is planned on this day yet">
          <p>The other days are one press away, above.</p>
        </EmptyState>
      )}
      <p className="small quiet">
        {page.drawn ? "The order of the presentations was drawn by lot. " : null}
        For conference apps: <a href={`${address}.json`}>schedule as JSON</a>,{" "}
        <a href={`${address}.xml`}>schedule as XML</a>.
      </p>
    </>
  );
}
