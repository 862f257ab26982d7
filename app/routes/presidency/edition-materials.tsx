import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionByYear } from "../../domain/editions/editions.server";
import { yearFrom } from "../../domain/editions/presidency.server";
import { materialsForConference } from "../../domain/materials/reading.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { MaterialList } from "../../ui/material-list";
import { PageHead } from "../../ui/page-head";
import { Title } from "../../ui/title";

export const meta = pageTitle("Material for the conference");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionByYear(ctx, yearFrom(args.params.year));
    return { name: edition.name, entries: await materialsForConference(ctx, edition) };
  });
}

export default function EditionMaterials() {
  const { name, entries } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={`Edition ${name}`}
        title="Material for the conference"
        lead="Photos, posters, slides and films of the entries, for the stands and the programme. Who sits on the jury sees those of the competing entries once it has decided."
      />
      {entries.length === 0 ? (
        <EmptyState title="Nothing here yet">
          <p>
            States add material to their entries until the announcement. The presidency sees it from the close
            of admission on.
          </p>
        </EmptyState>
      ) : null}
      {entries.map((entry) => (
        <section key={entry.entryId} aria-labelledby={`entry-${entry.entryId}`}>
          <h2 id={`entry-${entry.entryId}`}>
            <Title
              text={entry.title}
              {...(entry.titleOwn ? { own: entry.titleOwn, lang: entry.titleLanguage ?? "" } : {})}
            />
          </h2>
          <p>
            <Country code={entry.country} />
          </p>
          <MaterialList
            materials={entry.materials}
            under={(material) => (
              <p className="quiet">
                {material.inArchive ? "Also on the entry's public page" : "For the conference only"}
              </p>
            )}
          />
        </section>
      ))}
    </>
  );
}
