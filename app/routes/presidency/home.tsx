import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { editionsOfPresidency, presidenciesOf } from "../../domain/editions/presidency.server";
import { sayState } from "../../domain/lifecycle";
import { listed } from "../../domain/text";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Deadline } from "../../ui/time";

export const meta = pageTitle("Presidency");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => ({
    states: presidenciesOf(ctx).map(countryName),
    editions: (await editionsOfPresidency(ctx)).map((edition) => ({
      id: edition.id,
      year: edition.year,
      name: edition.name,
      theme: edition.theme,
      state: sayState(edition.state),
      deadlineAt: edition.deadline_at,
    })),
  }));
}

export default function PresidencyHome() {
  const { states, editions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        where={`Presidency of ${listed(states)}`}
        title="Your editions"
        lead="You set the theme, the dates, the criteria and the jury; you build the programme and announce the winners."
      />
      {editions.length === 0 ? (
        <EmptyState
          title="There is no edition yet"
          action={<ButtonLink to="/presidency/editions/new">Create the edition</ButtonLink>}
        >
          <p>Begin with year, theme and dates. Everything can be changed until the call is open.</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Editions of your presidency"
            captionHidden
            columns={[{ label: "Edition" }, { label: "Theme" }, { label: "State" }, { label: "Deadline" }]}
            rows={editions.map((edition) => ({
              key: edition.id,
              cells: [
                <a key="name" href={`/presidency/editions/${edition.year}`}>
                  {edition.name}
                </a>,
                edition.theme,
                edition.state,
                <Deadline key="deadline" at={edition.deadlineAt} />,
              ],
            }))}
          />
          <ButtonLink to="/presidency/editions/new" kind="second">
            Create another edition
          </ButtonLink>
        </>
      )}
    </>
  );
}
