import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionsVisibleTo } from "../../domain/editions/editions.server";
import { editionOfSecretariat } from "../../domain/editions/secretariat.server";
import { chainPage } from "../../domain/history/history.server";
import { sayState } from "../../domain/lifecycle";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { EmptyState, Tabs } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";

export const meta = pageTitle("History");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const asked = new URL(args.request.url).searchParams;
  const year = asked.get("edition") ?? undefined;
  const before = Number(asked.get("before") ?? "") || undefined;
  return found(async () => {
    const edition = year === undefined ? undefined : await editionOfSecretariat(ctx, year);
    const page = await chainPage(ctx, edition?.id, before === undefined ? {} : { before });
    return {
      ...page,
      year: edition?.year,
      title: edition ? `History of the edition ${edition.name}` : "History of the installation",
      editions: (await editionsVisibleTo(ctx)).map((one) => ({ year: one.year, name: one.name })),
      // A link only where the secretariat has a page of it.
      lines: page.lines.map((line) => ({
        ...line,
        page: pageOf(line.objectType, line.objectId, edition?.year),
      })),
    };
  });
}

function pageOf(type: string, id: string, year: number | undefined): string | undefined {
  if (type === "edition" && year !== undefined) return `/secretariat/editions/${year}`;
  if (type === "entry") return `/secretariat/admission/${id}`;
  if (type === "delegation" && year !== undefined) return `/presidency/editions/${year}/jury`;
  return undefined;
}

/** Says a command: "openCall" is "Open call", "propose:open-order" is "Propose: open order". */
function sayCommand(command: string): string {
  const words = command
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(":", ": ")
    .replaceAll("-", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export default function History() {
  const { title, year, editions, lines, earlier, length, head, leftOut, brokenAt } =
    useLoaderData<typeof loader>();
  const to = (edition: number | undefined) =>
    edition === undefined ? "/secretariat/history" : `/secretariat/history?edition=${edition}`;
  return (
    <>
      <PageHead
        where="Secretariat"
        title={title}
        lead="Who did what and when, the newest first. Nothing here can be altered unnoticed."
      />
      <Tabs
        label="Chains"
        items={[
          ...editions.map((one) => ({
            label: one.name,
            to: to(one.year),
            current: one.year === year,
          })),
          { label: "Installation", to: to(undefined), current: year === undefined },
        ]}
      />
      {length === 0 ? null : brokenAt === undefined ? (
        <Note kind="good" title="The chain holds">
          <p>
            All {length} {length === 1 ? "line follows" : "lines follow"} from the one before. Newest hash:{" "}
            <code className="digest">{head}</code>
          </p>
          {leftOut ? <p>What is about judging that is not for you is left out, and not counted.</p> : null}
        </Note>
      ) : (
        <Note kind="bad" title="The chain is broken">
          <p>
            Line {brokenAt} does not follow from the one before: somebody has changed the record outside the
            platform. Tell whoever runs this installation.
          </p>
        </Note>
      )}
      <DataTable
        caption="What was done"
        captionHidden
        columns={[
          { label: "Line", numeric: true },
          { label: "When" },
          { label: "Who" },
          { label: "What" },
          { label: "Object" },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            line.position,
            <Instant key="at" at={line.at} />,
            line.by ?? "The platform",
            <>
              {sayCommand(line.command)}
              <States from={line.from} to={line.to} />
            </>,
            line.page ? (
              <a key="object" href={line.page}>
                {line.objectType} {line.objectId}
              </a>
            ) : (
              `${line.objectType} ${line.objectId}`
            ),
          ],
        }))}
        empty={
          <EmptyState title="Nothing has been done yet">
            <p>Every step that changes something leaves a line here.</p>
          </EmptyState>
        }
      />
      {earlier === undefined ? null : (
        <p>
          <a href={`${to(year)}${year === undefined ? "?" : "&"}before=${earlier}`}>Earlier lines</a>
        </p>
      )}
    </>
  );
}

function States({ from, to }: { from: string | null; to: string | null }) {
  if (from === null && to === null) return null;
  const words = from && to ? `from ${sayState(from)} to ${sayState(to)}` : `to ${sayState(to ?? from ?? "")}`;
  return <span className="quiet">, {words}</span>;
}
