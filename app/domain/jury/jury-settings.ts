import { z } from "zod";

/** How an edition composes its jury. */
export type JurySettings = {
  /** How many people judge at most without a reason on the record. */
  peopleLimit: number;
  /** Working days in which the states may object to a delegation. */
  objectionDays: number;
  /** Days after the invitation, or after the answer, at which somebody who has not answered, or not accepted the terms, is reminded. */
  firstReminderDays: number;
  secondReminderDays: number;
};

/** Eight people is the network's rule; the periods are the platform's own defaults. */
export const defaultJurySettings: JurySettings = {
  peopleLimit: 8,
  objectionDays: 5,
  firstReminderDays: 3,
  secondReminderDays: 7,
};

function whole(what: string, least: number, most: number) {
  const sentence = `Enter ${what} as a whole number from ${least} to ${most}.`;
  return z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
}

export const jurySettingsSchema = z
  .object({
    peopleLimit: whole("how many people judge", 1, 60),
    objectionDays: whole("the working days", 1, 30),
    firstReminderDays: whole("the days to the first reminder", 1, 60),
    secondReminderDays: whole("the days to the second reminder", 2, 90),
  })
  .refine((settings) => settings.secondReminderDays > settings.firstReminderDays, {
    path: ["secondReminderDays"],
    message: "The second reminder follows the first: enter more days.",
  });
