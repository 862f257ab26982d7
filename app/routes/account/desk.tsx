import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dueFor } from "../../domain/desk.server";
import { daysUntil } from "../../domain/times";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { ButtonLink } from "../../ui/button";
import { DueList, EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Desk");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const due = await dueFor(ctx);
  return {
    name: ctx.actor.nameLatin,
    due: due.map((item) => ({ ...item, ...(item.day ? { days: daysUntil(item.day, ctx.now) } : {}) })),
  };
}

export default function Desk() {
  const { name, due } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead where={name} title="What awaits you" />
      {due.length > 0 ? (
        <DueList
          items={due.map((item, index) => ({
            key: item.key,
            ...(item.day ? { day: item.day } : {}),
            ...("days" in item ? { days: item.days as number } : {}),
            title: item.title,
            children: item.why,
            ...(item.action
              ? {
                  action: (
                    <ButtonLink to={item.action.to} kind={index === 0 ? "main" : "second"}>
                      {item.action.label}
                    </ButtonLink>
                  ),
                }
              : {}),
          }))}
        />
      ) : (
        <EmptyState title="Nothing awaits you">
          <p>When something needs you, it stands here with its date, and a letter tells you.</p>
        </EmptyState>
      )}
    </>
  );
}
