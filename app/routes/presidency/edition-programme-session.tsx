import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { known } from "../../domain/problems";
import { endOf, sayConferenceDay, sessionsOf } from "../../domain/programme/content";
import {
  allRooms,
  sessionInput,
  sessionKinds,
  sessionKindWords,
  sessionSchema,
} from "../../domain/programme/session";
import {
  addSession,
  changeSession,
  removeSession,
  sessionToChange,
} from "../../domain/programme/sessions.server";
import { dayOf, sayTime } from "../../domain/times";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { builderAddress, programmeOfYear } from "./edition-programme-view";

export const meta = pageTitle("A session of the conference");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { edition, content } = await found(() => programmeOfYear(ctx, args.params));
  const { id } = args.params;
  const row = id === undefined ? undefined : await found(() => sessionToChange(ctx, id));
  const all = sessionsOf(content);
  const session =
    row &&
    (await found(async () =>
      known(
        all.find((one) => one.id === row.id),
        "session",
      ),
    ));
  const asked = new URL(args.request.url).searchParams.get("day");
  const days = content.days.map((one) => one.day);
  const day = days.find((one) => one === asked) ?? days[0]!;
  const before = content.days.find((one) => one.day === day)?.sessions.at(-1);
  return {
    where: `Conference ${edition.name} · ${content.city}`,
    city: content.city,
    address: builderAddress(edition.year),
    days: days.map((one) => ({ value: one, label: sayConferenceDay(one) })),
    rooms: content.rooms,
    slots: session?.slots.length ?? 0,
    session:
      row && session
        ? {
            version: String(row.version),
            title: session.title,
            kind: session.kind as string,
            speaker: session.speaker ?? "",
            room: session.roomId ?? "",
            day: dayOf(session.startsAt, content.zone),
            time: sayTime(session.startsAt, content.zone),
            minutes: String(session.minutes),
          }
        : undefined,
    // A new session follows the last one of its day.
    first: { day, time: before ? sayTime(endOf(before), content.zone) : "09:00" },
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await programmeOfYear(ctx, args.params);
    const { id } = args.params;
    const address = builderAddress(edition.year);
    if (id !== undefined && textOf(typed, "intent") === "remove") {
      await removeSession(ctx, id);
      return redirectWithNotice(args, address, "The session was removed.");
    }
    const input = sessionInput(parseForm(sessionSchema, typed), edition.time_zone);
    if (id === undefined) {
      const added = await addSession(ctx, edition.id, input);
      return redirectWithNotice(args, `${address}#session-${added}`, `“${input.title}” was added.`);
    }
    await changeSession(ctx, id, input, Number(textOf(typed, "version")));
    return redirectWithNotice(args, `${address}#session-${id}`, `“${input.title}” was changed.`);
  });

export default function Session() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { session } = page;
  const problem = (name: string) => problemOf(refused?.problems, name);
  const stale = refused?.current as { version: number; title: string } | undefined;
  const value = (name: string, otherwise: string) => (refused ? textOf(refused.typed, name) : otherwise);
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={page.where} title={session ? session.title : "Add a session"}>
        <a href={page.address}>Back to the programme</a>
        {stale ? <span>It is now called “{stale.title}”; your text is kept below.</span> : null}
      </PageHead>
      <Form method="post">
        {session ? (
          <input type="hidden" name="version" value={stale ? String(stale.version) : session.version} />
        ) : null}
        <RadioGroup
          name="kind"
          label="What kind of session is it?"
          options={sessionKinds.map((kind) => ({
            value: kind,
            label: sessionKindWords[kind],
            ...(kind === "presentations" ? { hint: "The entries' slots stand in these sessions." } : {}),
          }))}
          value={value("kind", session?.kind ?? "presentations")}
          problem={problem("kind")}
          required
        />
        <TextField
          name="title"
          label="Title"
          value={value("title", session?.title ?? "")}
          problem={problem("title")}
          required
        />
        <TextField
          name="speaker"
          label="Who speaks, moderates or sits on the panel"
          hint="Names as they shall be printed. Leave empty where nobody is named."
          value={value("speaker", session?.speaker ?? "")}
          problem={problem("speaker")}
        />
        <Select
          name="room"
          label="Room"
          options={[
            { value: "", label: allRooms },
            ...page.rooms.map((room) => ({ value: room.id, label: room.name })),
          ]}
          value={value("room", session?.room ?? "")}
          problem={problem("room")}
        />
        <Select
          name="day"
          label="Day"
          options={page.days}
          value={value("day", session?.day ?? page.first.day)}
          problem={problem("day")}
          required
        />
        <TextField
          name="time"
          label="Begins at"
          hint={`Time in ${page.city}, such as 09:30 or 14:00.`}
          inputMode="numeric"
          width={6}
          value={value("time", session?.time ?? page.first.time)}
          problem={problem("time")}
          required
        />
        <TextField
          name="minutes"
          label="Minutes"
          inputMode="numeric"
          width={4}
          value={value("minutes", session?.minutes ?? "60")}
          problem={problem("minutes")}
          required
        />
        <Button>{session ? "Save the session" : "Add the session"}</Button>
      </Form>
      {session ? (
        <Form method="post">
          <ConfirmDetails label="Remove the session" confirm="Remove it now" name="intent" value="remove">
            <p>
              {page.slots > 0
                ? `Its ${page.slots} presentations lose their place and stand under “Not placed” again.`
                : "It leaves the working version. What is published stays until you publish again."}
            </p>
          </ConfirmDetails>
        </Form>
      ) : null}
    </>
  );
}
