import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import countdown from "../../browser/countdown.ts?worker&url";
import { countryName } from "../../domain/countries";
import { editionByYear } from "../../domain/editions/editions.server";
import { known } from "../../domain/problems";
import { ownEdition } from "../../domain/registry/edition-page.server";
import { pastEdition } from "../../domain/registry/past-editions";
import { contextOf } from "../../http/request";
import { found } from "../../http/responses";
import type { PageHandle } from "../../root";
import { OwnEdition } from "./edition-own";
import { PastEditionPage } from "./edition-past";

export const handle: PageHandle = { modules: [countdown] };

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: `${data?.title ?? "Edition"} - European Crime Prevention Award` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const year = Number(args.params.year);
  return found(async () => {
    const past = pastEdition(year);
    // A real past edition is never hidden by one of the same year in a demonstration.
    if (past) return { title: `Edition ${year}`, past, own: undefined };
    const edition = await editionByYear(ctx, known(Number.isInteger(year) ? year : undefined, "year"));
    return { title: `Edition ${edition.name}`, past: undefined, own: await ownEdition(ctx, edition) };
  });
}

export default function Edition() {
  const { past, own } = useLoaderData<typeof loader>();
  if (past) return <PastEditionPage edition={past} nameOf={countryName} />;
  return own ? <OwnEdition edition={own} /> : null;
}
