import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import countdown from "../../browser/countdown.ts?worker&url";
import { countryName } from "../../domain/countries";
import { currentEdition } from "../../domain/editions/editions.server";
import { milestonesOf } from "../../domain/editions/milestones";
import { pastEditions, sayAward } from "../../domain/registry/past-editions";
import { sayPlace } from "../../domain/results/places";
import { winnersOf } from "../../domain/results/winners.server";
import { pageTitle } from "../../http/page-title";
import { contextOf } from "../../http/request";
import type { PageHandle } from "../../root";
import { ButtonLink } from "../../ui/button";
import { Band, Hero } from "../../ui/layout";
import { Steps, Timeline, type Winner, WinnersList } from "../../ui/story";
import { Countdown, Day, Deadline } from "../../ui/time";

export const meta = pageTitle("Home");
export const handle: PageHandle = { bare: true, modules: [countdown] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const edition = await currentEdition(ctx);
  const winners = edition ? await winnersOf(ctx, edition) : [];
  return {
    now: ctx.now,
    edition: edition
      ? {
          year: edition.year,
          name: edition.name,
          presidency: countryName(edition.presidency_country),
          city: edition.city,
          theme: edition.theme,
          lead: edition.theme_lead,
          deadline: edition.deadline_at,
          callIsOpen: edition.state === "open" && ctx.now < edition.deadline_at,
          cancelled: edition.state === "cancelled",
          milestones: milestonesOf(edition, ctx.now),
        }
      : undefined,
    winners:
      edition && winners.length > 0
        ? { name: edition.name, list: winners.map(winnerOf) }
        : { name: String(lastPast.year), list: pastWinners },
  };
}

const lastPast = pastEditions.find((edition) => edition.entries.some((entry) => entry.award === 1))!;

type ShownWinner = Omit<Winner, "children"> & { words?: string };

const pastWinners: ShownWinner[] = lastPast.entries.flatMap((entry) =>
  typeof entry.award === "number"
    ? [
        {
          place: entry.award,
          placeWords: sayAward(entry.award),
          title: entry.title ?? countryName(entry.country),
          country: entry.country,
          to: `/entries/${entry.id}`,
        },
      ]
    : [],
);

function winnerOf(winner: Awaited<ReturnType<typeof winnersOf>>[number]): ShownWinner {
  return {
    place: winner.place,
    placeWords: sayPlace(winner.place, winner.shared),
    title: winner.title,
    titleOwn: winner.titleOwn ?? undefined,
    titleLang: winner.titleLanguage ?? undefined,
    country: winner.country,
    to: `/entries/${winner.entryId}`,
    words: firstSentences(winner.reasons),
  };
}

/** The beginning of the jury's reasons, cut at a sentence. */
function firstSentences(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  return sentences.slice(0, 2).join(" ");
}

export default function Home() {
  const { now, edition, winners } = useLoaderData<typeof loader>();
  return (
    <>
      {edition ? (
        <Hero
          kicker={`${edition.callIsOpen ? "Call" : "Edition"} ${edition.name} · Presidency: ${edition.presidency}`}
          title={edition.theme}
          lead={edition.lead}
          actions={
            <>
              <ButtonLink kind="gold" to={`/editions/${edition.year}`}>
                {edition.callIsOpen ? "Read the call" : "See the edition"}
              </ButtonLink>
              <a href="/contact">Find your national representative</a>
            </>
          }
        >
          {edition.callIsOpen ? (
            <>
              <Countdown deadline={edition.deadline} now={now} />
              <p>
                <b>
                  The call closes on <Deadline at={edition.deadline} />.
                </b>
              </p>
            </>
          ) : edition.cancelled ? (
            <p>
              <b>This edition was cancelled.</b>
            </p>
          ) : (
            <p>
              <b>The call is closed.</b> The conference is in {edition.city}.
            </p>
          )}
        </Hero>
      ) : (
        <Hero
          title="Prevention is a light left on"
          lead="Every year the European Crime Prevention Network gives the European Crime Prevention Award to projects that keep everyday crime from happening. The next call has not been announced yet."
          actions={
            <>
              <ButtonLink kind="gold" to="/editions">
                See all editions
              </ButtonLink>
              <a href="/contact">Find your national representative</a>
            </>
          }
        >
          <p>The next call is announced here.</p>
        </Hero>
      )}
      <Band title="How to take part">
        <Steps
          steps={[
            {
              title: "Talk to your country",
              words:
                "Each Member State enters one project. Its national representative tells you how your country chooses.",
            },
            {
              title: "Write the form",
              words:
                "In English, alone or with colleagues. Drafts save themselves, and only the form counts.",
            },
            {
              title: "Your country signs off",
              words:
                "The national representative submits the entry and receives a receipt. You can read along.",
            },
            {
              title: "Present and be judged",
              words:
                "An international jury reads every entry. Projects are presented at the Best Practice Conference.",
            },
          ]}
        />
      </Band>
      <Band title={`The winners of ${winners.name}`} after={<a href="/editions">All editions since 1997</a>}>
        <WinnersList winners={winners.list.map(({ words, ...winner }) => ({ ...winner, children: words }))} />
      </Band>
      {edition && !edition.cancelled ? (
        <Band title={`The year ${edition.year}`}>
          <Timeline
            milestones={edition.milestones.map((milestone) => ({
              title: milestone.title,
              when: <Day day={milestone.day} />,
              state: milestone.state,
            }))}
          />
        </Band>
      ) : null}
    </>
  );
}
