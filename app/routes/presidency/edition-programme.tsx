import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import builder from "../../browser/programme-builder.ts?worker&url";
import { sayConferenceDay } from "../../domain/programme/content";
import { fillSchema, minutesBetween, slotMinutes } from "../../domain/programme/session";
import { changeSlotMinutes, fillSlots, moveSlot, removeSlot } from "../../domain/programme/slots.server";
import { sayDays } from "../../domain/times";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Prose } from "../../ui/layout";
import { Details, EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { BoardDay, BoardTray } from "./edition-programme-board";
import {
  boardColumns,
  boardRows,
  builderAddress,
  programmeOfYear,
  sayPublication,
  slotSessions,
  unplaced,
} from "./edition-programme-view";

export const meta = pageTitle("Build the programme");
export const handle = { modules: [builder] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const programme = await found(() => programmeOfYear(ctx, args.params));
  const { edition, content, published, changes, clashes } = programme;
  return {
    where: `Conference ${edition.name} · ${content.city}, ${sayDays(content.from, content.until)}`,
    address: builderAddress(edition.year),
    year: edition.year,
    locked:
      edition.admission_closed_at === null || edition.state === "cancelled" || edition.state === "archived",
    tooEarly: edition.admission_closed_at === null,
    publication: sayPublication(published, changes.length),
    next: (published?.number ?? 0) + 1,
    publishable: published === undefined || changes.length > 0,
    isPublic: published !== undefined,
    rooms: content.rooms.length,
    columns: boardColumns(content).length,
    days: content.days.map(({ day, sessions }) => ({
      day,
      words: sayConferenceDay(day),
      rows: boardRows(programme, sessions),
    })),
    choices: slotSessions(content),
    unplaced: unplaced(programme),
    anyPlaced: content.days.some((one) => one.sessions.some((session) => session.slots.length > 0)),
    clashes: [...clashes],
    order: content.order,
  };
}

const intents = z.object({ intent: z.enum(["fill", "earlier", "later", "place", "minutes", "remove"]) });
const ofEntry = z.object({ entry: z.string().min(1) });
const placeSchema = ofEntry.extend({
  session: z.string().min(1),
  position: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
});
const minutesSchema = ofEntry.extend({ minutes: minutesBetween(slotMinutes.least, slotMinutes.most) });

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await programmeOfYear(ctx, args.params);
    const address = builderAddress(edition.year);
    const { intent } = parseForm(intents, typed);
    if (intent === "fill") {
      const { placed, left } = await fillSlots(ctx, edition.id, parseForm(fillSchema, typed));
      const rest = left === 0 ? "All have a place." : `${left} did not fit: lengthen a session or add one.`;
      return redirectWithNotice(args, address, `${placed} presentations were placed. ${rest}`);
    }
    const { entry } = parseForm(ofEntry, typed);
    if (intent === "place") {
      const { session, position } = parseForm(placeSchema, typed);
      await moveSlot(ctx, entry, {
        sessionId: session,
        ...(position === undefined ? {} : { position: Number(position) }),
      });
    } else if (intent === "minutes") {
      await changeSlotMinutes(ctx, entry, parseForm(minutesSchema, typed).minutes);
    } else if (intent === "remove") {
      await removeSlot(ctx, entry);
    } else {
      await moveSlot(ctx, entry, { direction: intent });
    }
    const done = {
      place: "moved",
      minutes: "changed",
      remove: "taken out",
      earlier: "moved",
      later: "moved",
    };
    return redirectWithNotice(args, `${address}#slot-${entry}`, `The presentation was ${done[intent]}.`);
  });

export default function BuildProgramme() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shared = { address: page.address, clashes: page.clashes, choices: page.choices, locked: page.locked };
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead where={page.where} title="Build the programme">
        <span>{page.publication}</span>
        {page.isPublic ? <a href={`/programme/${page.year}`}>Open the public page</a> : null}
        <a href={`${page.address}/rooms`}>Rooms</a>
        <a href={`/presidency/editions/${page.year}/materials`}>Material of the entries</a>
        {page.locked ? null : <a href={`${page.address}/sessions/new`}>Add a session</a>}
        {page.publishable && !page.locked ? (
          <ButtonLink small to={`${page.address}/publish`}>
            Publish version {page.next}
          </ButtonLink>
        ) : null}
      </PageHead>
      {page.tooEarly ? (
        <Note title="Not yet">
          <p>
            The programme is built once the secretariat has closed admission. Then the admitted entries stand
            here.
          </p>
        </Note>
      ) : null}
      <p className="hidden-words" role="status" data-programme-live="" />
      <Form method="post" data-programme-move="" hidden>
        <input type="hidden" name="intent" defaultValue="" />
        <input type="hidden" name="entry" defaultValue="" />
        <input type="hidden" name="session" defaultValue="" />
        <input type="hidden" name="position" defaultValue="" />
      </Form>
      <div className="builder">
        <div className="board-tray">
          <ClashNote clashes={page.clashes} />
          {page.locked || page.choices.length === 0 ? null : <FillForm {...page} refused={refused} />}
          <h2>Not placed: {page.unplaced.length}</h2>
          {page.unplaced.length > 0 ? (
            <p className="small quiet" data-programme-help="">
              An additional entry is shown only if you place it.
            </p>
          ) : (
            <p className="small quiet">Every admitted entry has a place.</p>
          )}
          <BoardTray slots={page.unplaced} {...shared} />
        </div>
        <div>
          {page.days.map((day) => (
            <section key={day.day} aria-labelledby={`day-${day.day}`}>
              <h2 id={`day-${day.day}`}>{day.words}</h2>
              {day.rows.length > 0 ? (
                <BoardDay rows={day.rows} columns={page.columns} {...shared} />
              ) : (
                <EmptyState title="No session on this day yet">
                  <p>
                    {page.rooms === 0 ? (
                      <>
                        Enter the <a href={`${page.address}/rooms`}>rooms</a> first, then{" "}
                      </>
                    ) : null}
                    <a href={`${page.address}/sessions/new?day=${day.day}`}>
                      {page.rooms === 0 ? "add a session" : "Add a session"}
                    </a>
                    .
                  </p>
                </EmptyState>
              )}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Refused = ReturnType<typeof useActionData<typeof action>>;

function ClashNote({ clashes }: Pick<Loaded, "clashes">) {
  if (clashes.length === 0) return null;
  return (
    <Note kind="bad" title={clashes.length === 1 ? "1 clash or gap" : `${clashes.length} clashes and gaps`}>
      <Prose>
        <ul>
          {clashes.map((clash) => (
            <li key={`${clash.sessionId} ${clash.sentence}`}>
              <a href={clash.entryId ? `#slot-${clash.entryId}` : `#session-${clash.sessionId}`}>
                {clash.sentence}
              </a>
            </li>
          ))}
        </ul>
      </Prose>
    </Note>
  );
}

function FillForm({ anyPlaced, order, refused }: Pick<Loaded, "anyPlaced" | "order"> & { refused: Refused }) {
  return (
    <Details summary="Fill the slots by lot or by country" open={!anyPlaced || refused !== undefined}>
      <Form method="post">
        <RadioGroup
          name="order"
          label="Order"
          options={[
            {
              value: "lot",
              label: "By lot",
              hint: "Drawn here; the seed is kept, so that anybody can repeat it.",
            },
            { value: "country", label: "By country", hint: "In the order of their English names." },
          ]}
          value={textOf(refused?.typed, "order") || order?.rule || "lot"}
          problem={problemOf(refused?.problems, "order")}
        />
        <TextField
          name="minutes"
          label="Minutes for each"
          inputMode="numeric"
          width={4}
          value={textOf(refused?.typed, "minutes") || String(order?.minutes ?? 15)}
          problem={problemOf(refused?.problems, "minutes")}
          required
        />
        {anyPlaced ? (
          <ConfirmDetails
            label="Fill the slots anew"
            confirm="Fill them anew now"
            name="intent"
            value="fill"
            small
          >
            <p>
              Every presentation gets a new place; what you have moved by hand is lost. A lot is drawn again.
            </p>
          </ConfirmDetails>
        ) : (
          <Button name="intent" value="fill" kind="second">
            Fill the slots
          </Button>
        )}
      </Form>
    </Details>
  );
}
