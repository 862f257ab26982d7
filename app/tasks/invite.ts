import { parseArgs } from "node:util";
import { clockOf, isDemonstration } from "../database/installation";
import { migrate } from "../database/migrate";
import { openDatabase } from "../database/open";
import { personSchema } from "../domain/people/people";
import { appointFirst } from "../domain/people/people.server";
import { Refusal } from "../domain/problems";
import { installationKey } from "../files/keys";
import { readSettings } from "../http/environment";
import { contextFor, type Installation } from "../http/installation";
import { deliverLetters } from "../jobs/deliver-letters";
import { postOf } from "../jobs/loop";

/** Invites the first secretariat person of an empty installation; the link goes by letter, or to this console. */
async function inviteFirst(): Promise<void> {
  const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } });
  const read = personSchema.safeParse({
    email: values.email ?? "",
    nameLatin: values.name ?? values.email ?? "",
  });
  if (!read.success) {
    throw new Error(
      `${read.error.issues.map((issue) => issue.message).join(" ")} Use: npm run invite -- --email name@ministry.example --name "Name Surname"`,
    );
  }
  const settings = readSettings();
  const database = openDatabase(settings);
  try {
    await migrate(database.db, database.engine);
    if (await isDemonstration(database.db)) {
      throw new Error("This database belongs to the demonstration; its people are there already.");
    }
    const installation: Installation = {
      db: database.db,
      clock: await clockOf(database.db),
      settings,
      key: installationKey(settings.keysFolder),
      log: () => {},
    };
    const system = () => contextFor(installation, { kind: "system" });
    await appointFirst(system(), read.data);
    const post = postOf(installation);
    const outcome = await deliverLetters(system, post);
    post.transport?.close();
    console.log(
      outcome.failed > 0
        ? "The person is entered. The mail server did not take the letter; the running server tries again."
        : `The invitation for ${read.data.email} is ${post.transport ? "sent" : "printed above; it holds once"}.`,
    );
  } finally {
    await database.close();
  }
}

try {
  await inviteFirst();
} catch (error) {
  console.error(
    error instanceof Refusal
      ? error.problems.map((problem) => problem.sentence).join(" ")
      : (error as Error).message,
  );
  process.exitCode = 1;
}
