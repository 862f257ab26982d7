import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import gala from "../../browser/gala.ts?worker&url";
import { isAnnounced } from "../../domain/editions/edition";
import { editionByYear } from "../../domain/editions/editions.server";
import { galaStep } from "../../domain/gala/gala.server";
import { idleStep } from "../../domain/gala/reveal";
import { sayPlace } from "../../domain/results/places";
import { contextOf, signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { GalaScreen } from "../../ui/gala-screen";

export const meta = () => [
  { title: "Award evening - European Crime Prevention Award" },
  { name: "robots", content: "noindex" },
];
export const handle = { alone: true, modules: [gala] };
// A page of the evening is never kept: going back must ask again whether it may be shown.
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  return found(async () => {
    const edition = await editionByYear(ctx, Number(args.params.year)).catch(async (unknown) => {
      await signedIn(args);
      throw unknown;
    });
    if (!isAnnounced(edition)) await signedIn(args);
    const shown = await galaStep(ctx, edition, args.params.step ?? idleStep);
    return { ...shown, demonstration: args.context.installation.stage !== undefined };
  });
}

export default function Reveal() {
  const { year, theme, revealed, next, previous, demonstration } = useLoaderData<typeof loader>();
  const person = revealed?.presenterLatin
    ? {
        text: revealed.presenterLatin,
        own: revealed.presenterOwn ?? undefined,
        lang: revealed.presenterLanguage ?? undefined,
      }
    : undefined;
  return (
    <>
      {revealed ? (
        <GalaScreen
          step={revealed.screen}
          year={year}
          project={revealed.title}
          titleOwn={revealed.titleOwn ?? undefined}
          titleLang={revealed.titleLanguage ?? undefined}
          country={revealed.country}
          people={[person ?? { text: revealed.organisation }]}
          placeWords={revealed.shared ? sayPlace(revealed.place, true) : undefined}
          demonstration={demonstration}
        />
      ) : (
        <GalaScreen step="idle" year={year} theme={theme} demonstration={demonstration} />
      )}
      <nav className="gala-steps" aria-label="Steps of the evening">
        {previous === undefined ? null : (
          <a href={addressOf(year, previous)} data-gala="previous">
            Back
          </a>
        )}
        {next === undefined ? null : (
          <a href={addressOf(year, next)} data-gala="next">
            Next
          </a>
        )}
      </nav>
    </>
  );
}

function addressOf(year: number, step: string): string {
  return step === idleStep ? `/gala/${year}` : `/gala/${year}/${step}`;
}
