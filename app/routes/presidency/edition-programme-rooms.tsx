import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addRoom, removeRoom, renameRoom } from "../../domain/programme/rooms.server";
import { roomSchema } from "../../domain/programme/session";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";
import { builderAddress, programmeOfYear } from "./edition-programme-view";

export const meta = pageTitle("Rooms of the conference");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { edition, content } = await found(() => programmeOfYear(ctx, args.params));
  return {
    where: `Conference ${edition.name} · ${content.city}`,
    address: builderAddress(edition.year),
    rooms: content.rooms,
  };
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { edition } = await programmeOfYear(ctx, args.params);
    const address = `${builderAddress(edition.year)}/rooms`;
    const room = textOf(typed, "room");
    if (textOf(typed, "intent") === "remove") {
      await removeRoom(ctx, room);
      return redirectWithNotice(args, address, "The room was removed.");
    }
    const input = parseForm(roomSchema, typed);
    if (room) {
      await renameRoom(ctx, room, input);
      return redirectWithNotice(args, address, `The room is now called ${input.name}.`);
    }
    await addRoom(ctx, edition.id, input);
    return redirectWithNotice(args, address, `${input.name} was added.`);
  });

export default function Rooms() {
  const { where, address, rooms } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typedRoom = textOf(refused?.typed, "room");
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={where}
        title="Rooms of the conference"
        lead="A session takes place in one room, or in all of them: breaks, for instance."
      >
        <a href={address}>Back to the programme</a>
      </PageHead>
      {rooms.length === 0 ? (
        <EmptyState title="No room yet">
          <p>Add the rooms in the order in which the programme shows them, the largest first.</p>
        </EmptyState>
      ) : (
        <ul className="board-room-list">
          {rooms.map((room) => (
            <li key={room.id}>
              <Form method="post" className="board-actions">
                <input type="hidden" name="room" value={room.id} />
                <label className="board-label">
                  Name of the room
                  <input
                    className="input input-20"
                    name="name"
                    defaultValue={typedRoom === room.id ? textOf(refused?.typed, "name") : room.name}
                    required
                  />
                </label>
                <Button small kind="second" name="intent" value="rename" label={`Rename ${room.name}`}>
                  Rename
                </Button>
                <Button small kind="second" name="intent" value="remove" label={`Remove ${room.name}`}>
                  Remove
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post">
        <TextField
          name="name"
          label="Another room"
          width={20}
          value={typedRoom ? "" : textOf(refused?.typed, "name")}
          problem={problemOf(refused?.problems, "name")}
          required
        />
        <Button name="intent" value="add">
          Add the room
        </Button>
      </Form>
    </>
  );
}
