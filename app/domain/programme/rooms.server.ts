import type { Context } from "../../database/context";
import type { RoomsRow } from "../../database/rows/programme";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { buildableEdition } from "./working.server";

const mostRooms = 12;

/** Adds a room behind the others; refuses a name that the conference has already. */
export async function addRoom(ctx: Context, editionId: string, input: { name: string }): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await buildableEdition(ctx, editionId);
    const rooms = await roomsOf(ctx, editionId);
    if (rooms.length >= mostRooms) {
      refuse("too-many-rooms", `A programme has at most ${mostRooms} rooms. Remove one that is not used.`);
    }
    refuseSameName(rooms, input.name);
    const id = ctx.newId();
    const position = Math.max(0, ...rooms.map((room) => room.position)) + 1;
    await ctx.db
      .insertInto("rooms")
      .values({ id, edition_id: editionId, name: input.name, position })
      .execute();
    await record(ctx, { editionId, command: "addRoom", object: ["room", id] });
    return id;
  });
}

/** Gives a room another name; refuses one that the conference has already. */
export async function renameRoom(ctx: Context, roomId: string, input: { name: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const room = await roomToChange(ctx, roomId);
    const others = (await roomsOf(ctx, room.edition_id)).filter((one) => one.id !== room.id);
    refuseSameName(others, input.name);
    await ctx.db.updateTable("rooms").set({ name: input.name }).where("id", "=", room.id).execute();
    await record(ctx, { editionId: room.edition_id, command: "renameRoom", object: ["room", room.id] });
  });
}

/** Removes a room; refuses while a session takes place in it. */
export async function removeRoom(ctx: Context, roomId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const room = await roomToChange(ctx, roomId);
    const used = await ctx.db
      .selectFrom("programme_sessions")
      .select("title")
      .where("room_id", "=", room.id)
      .executeTakeFirst();
    if (used) {
      refuse("room-in-use", `“${used.title}” takes place in ${room.name}. Give it another room first.`);
    }
    await ctx.db.deleteFrom("rooms").where("id", "=", room.id).execute();
    await record(ctx, { editionId: room.edition_id, command: "removeRoom", object: ["room", room.id] });
  });
}

async function roomsOf(ctx: Context, editionId: string): Promise<RoomsRow[]> {
  return ctx.db.selectFrom("rooms").selectAll().where("edition_id", "=", editionId).execute();
}

async function roomToChange(ctx: Context, roomId: string): Promise<RoomsRow> {
  const room = known(
    await ctx.db.selectFrom("rooms").selectAll().where("id", "=", roomId).executeTakeFirst(),
    "room",
  );
  await buildableEdition(ctx, room.edition_id);
  return room;
}

function refuseSameName(rooms: readonly RoomsRow[], name: string): void {
  const wanted = name.toLocaleLowerCase("en-GB");
  if (!rooms.some((room) => room.name.toLocaleLowerCase("en-GB") === wanted)) return;
  throw new Refusal([fieldProblem("name", "room-exists", "There is a room of this name already.")]);
}
