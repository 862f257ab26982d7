import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { currentEdition } from "../../domain/editions/editions.server";
import { admissionQueue } from "../../domain/entries/admission-queue.server";
import { admitSeveral, whyNotTogether } from "../../domain/entries/admission-several.server";
import { entryKindWords } from "../../domain/entries/entry";
import { may } from "../../domain/people/permissions";
import { textsOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { type SignedIn, signedIn } from "../../http/request";
import { act, found, notFound, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Prose } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Admit several entries");

/** More than these are not named one by one in a notice. */
const mostNamed = 5;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  if (!may(ctx.actor, "admission.list", {})) throw notFound();
  const chosen = new Set(new URL(args.request.url).searchParams.getAll("entry"));
  return found(async () => {
    const entries = (await queueOf(ctx)).filter((entry) => chosen.has(entry.id));
    const said = entries.map((entry) => ({
      id: entry.id,
      name: `${countryName(entry.country)}: ${entry.title} (${entryKindWords[entry.kind].toLowerCase()})`,
      why: whyNotTogether(entry),
    }));
    return {
      willBe: said.filter((entry) => entry.why === undefined),
      willNotBe: said.filter((entry) => entry.why !== undefined),
    };
  });
}

async function queueOf(ctx: SignedIn) {
  const edition = await currentEdition(ctx);
  return edition ? admissionQueue(ctx, edition) : [];
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    if (!may(ctx.actor, "admission.list", {})) throw notFound();
    const { admitted, refused } = await admitSeveral(ctx, textsOf(typed, "entry"));
    const queue = await queueOf(ctx);
    const nameOf = (id: string) => queue.find((entry) => entry.id === id)?.title ?? "an entry";
    const sentences = [
      admitted.length === 0
        ? "No entry is admitted."
        : `${admitted.length} ${admitted.length === 1 ? "entry is" : "entries are"} admitted; their states' people get letters.`,
      ...refused.slice(0, mostNamed).map(({ id, why }) => `Not admitted, "${nameOf(id)}": ${why}`),
      ...(refused.length > mostNamed ? [`${refused.length - mostNamed} more are not admitted.`] : []),
    ];
    return redirectWithNotice(args, "/secretariat/admission", sentences.join(" "));
  });

export default function AdmissionTogether() {
  const { willBe, willNotBe } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={<a href="/secretariat/admission">Admission</a>}
        title="Admit several entries"
        lead="Each is admitted by itself: its people get a letter, and one that cannot be admitted keeps back none of the others."
      />
      {willBe.length > 0 ? (
        <Form method="post">
          <h2>
            {willBe.length === 1
              ? "This entry will be admitted"
              : `These ${willBe.length} entries will be admitted`}
          </h2>
          <Prose>
            <ul>
              {willBe.map((entry) => (
                <li key={entry.id}>
                  {entry.name}
                  <input type="hidden" name="entry" value={entry.id} />
                </li>
              ))}
            </ul>
          </Prose>
          <Button>{willBe.length === 1 ? "Admit it now" : "Admit them now"}</Button>
        </Form>
      ) : (
        <EmptyState title="No chosen entry can be admitted">
          <p>Go back to admission and choose entries whose checklist is complete.</p>
        </EmptyState>
      )}
      {willNotBe.length > 0 ? (
        <>
          <h2>These will not be admitted</h2>
          <Prose>
            <ul>
              {willNotBe.map((entry) => (
                <li key={entry.id}>
                  {entry.name}. {entry.why}
                </li>
              ))}
            </ul>
          </Prose>
        </>
      ) : null}
    </>
  );
}
