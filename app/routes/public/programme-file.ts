import type { LoaderFunctionArgs } from "@remix-run/node";
import type { FeedCircumstances } from "../../domain/programme/feed.server";
import { type PublishedProgramme, publishedProgramme } from "../../domain/programme/publication.server";
import { publicFile } from "../../http/public-file";
import { contextOf } from "../../http/request";
import { found, notFound } from "../../http/responses";

/** Reads the year of an address; anything but four figures is no address of ours. */
export function yearOf(args: LoaderFunctionArgs): number {
  const { year = "" } = args.params;
  if (!/^\d{4}$/.test(year)) throw notFound();
  return Number(year);
}

/** Answers with the published programme as a file of one kind; 404 before the first publication. */
export async function programmeFile(
  args: LoaderFunctionArgs,
  kind: { type: string; extension: string },
  write: (
    programme: PublishedProgramme,
    circumstances: FeedCircumstances,
  ) => string | Promise<Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  const year = yearOf(args);
  const ctx = await contextOf(args);
  const { settings, stage } = args.context.installation;
  const programme = await found(() => publishedProgramme(ctx, year));
  const body = await write(programme, { origin: settings.origin, demonstration: stage !== undefined });
  return publicFile(args.request, body, kind.type, `ecpa-${year}-programme.${kind.extension}`);
}
