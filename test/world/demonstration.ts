import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { type Context, idsFrom } from "../../app/database/context";
import { markDemonstration, setClockOffset } from "../../app/database/installation";
import { migrate } from "../../app/database/migrate";
import { openDatabase } from "../../app/database/open";
import type { Tables } from "../../app/database/tables";
import { actorOf } from "../../app/domain/people/people.server";
import { known } from "../../app/domain/problems";
import { deliverLetters } from "../../app/jobs/deliver-letters";
import { seededSecret } from "./seed";
import { type Stage, stageNames, stages } from "./stages";
import { playUntil } from "./story";

/** A database and a clock on which the story of the demonstration is played, through the commands only. */
export class StoryWorld {
  readonly db: Kysely<Tables>;
  /** Where the files of the demonstration lie. */
  readonly dataFolder: string;
  now = "2026-03-02T09:00:00.000Z";
  readonly #secret = seededSecret(2026);

  constructor(db: Kysely<Tables>, dataFolder: string) {
    this.db = db;
    this.dataFolder = dataFolder;
  }

  /** Gives the context of a person by id; of the platform itself without one. */
  async as(personId?: string): Promise<Context> {
    const actor = personId ? await actorOf({ db: this.db }, personId) : ({ kind: "system" } as const);
    return { db: this.db, actor, now: this.now, newId: idsFrom(this.#secret), newSecret: this.#secret };
  }

  /** Finds a person by e-mail address. */
  async idOf(email: string): Promise<string> {
    const person = known(
      await this.db.selectFrom("people").select("id").where("email", "=", email).executeTakeFirst(),
      "person",
    );
    return person.id;
  }

  /** Moves the clock on, never back; letters queued until then are kept as written on their day. */
  async goTo(now: string): Promise<void> {
    if (now < this.now) throw new Error(`The story cannot go back from ${this.now} to ${now}.`);
    await this.keepLetters();
    this.now = now;
  }

  async keepLetters(): Promise<void> {
    const system = await this.as();
    const post = {
      from: "award@localhost",
      origin: "http://localhost",
      demonstration: true,
      key: new Uint8Array(32),
      console: () => {},
    };
    for (let kept = 1; kept > 0; ) {
      kept = (await deliverLetters(() => ({ ...system, now: this.now }), post)).delivered;
    }
  }
}

/** Makes the demonstration's world at a stage in an empty folder; says what it is doing. */
export async function makeDemonstration(
  folder: string,
  stage: Stage,
  say: (text: string) => void,
): Promise<void> {
  const database = openDatabase({ dataFolder: folder });
  try {
    await migrate(database.db, database.engine);
    await markDemonstration(database.db, stage);
    const world = new StoryWorld(database.db, folder);
    await playUntil(world, stage, say);
    await world.goTo(stages[stage]);
    await setClockOffset(database.db, Date.parse(stages[stage]) - Date.now());
  } finally {
    await database.close();
  }
}

/** Makes an empty demonstration in a folder and lets somebody play on it; gives the time it is there afterwards. */
export async function makePlay(folder: string, play: (world: StoryWorld) => Promise<void>): Promise<string> {
  const database = openDatabase({ dataFolder: folder });
  try {
    await migrate(database.db, database.engine);
    await markDemonstration(database.db, "open");
    const world = new StoryWorld(database.db, folder);
    await play(world);
    await world.keepLetters();
    return world.now;
  } finally {
    await database.close();
  }
}

/** Plays the story once and leaves a copy of its database at every stage, `FOLDER/STAGE.sqlite`, and the files of all. */
export async function makeEveryStage(folder: string): Promise<void> {
  const database = openDatabase({ dataFolder: join(folder, "playing") });
  try {
    await migrate(database.db, database.engine);
    await markDemonstration(database.db, "open");
    const world = new StoryWorld(database.db, folder);
    await playUntil(
      world,
      "announced",
      () => {},
      async (stage) => {
        await world.goTo(stages[stage]);
        await database.db
          .updateTable("installation")
          .set({ value: stage })
          .where("value", "in", stageNames)
          .execute();
        await sql`vacuum into ${join(folder, `${stage}.sqlite`)}`.execute(database.db);
      },
    );
  } finally {
    await database.close();
  }
}
