import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { bodiesLedBy } from "../../domain/national/bodies.server";
import { roundsVisibleTo } from "../../domain/national/rounds.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Deadline } from "../../ui/time";

export const meta = pageTitle("National rounds");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => ({
    name: ctx.actor.nameLatin,
    rows: [
      ...(await bodiesLedBy(ctx)).map(({ body, round }) => ({
        to: `/national/bodies/${body.id}`,
        what: body.name,
        part: "Contact person",
        country: round.country,
        deadlineAt: round.deadline_at,
      })),
      ...(await roundsVisibleTo(ctx)).map((round) => ({
        to: `/national/rounds/${round.id}`,
        what: `National round of ${countryName(round.country)}`,
        part: ctx.actor.appointments.some((one) => one.country === round.country)
          ? "You lead it"
          : "National committee",
        country: round.country,
        deadlineAt: round.deadline_at,
      })),
    ],
  }));
}

export default function Rounds() {
  const { name, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={name} title="National rounds" />
      <DataTable
        caption="National rounds you take part in"
        captionHidden
        columns={[{ label: "What" }, { label: "Your part" }, { label: "National deadline" }]}
        rows={rows.map((row) => ({
          key: row.to,
          cells: [
            <a key="what" href={row.to}>
              {row.what}
            </a>,
            row.part,
            <Deadline key="at" at={row.deadlineAt} />,
          ],
        }))}
        empty={
          <EmptyState title="You take part in no national round">
            <p>
              A state invites bodies to propose projects, and people to advise it; the letter brings you here.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
