import { z } from "zod";
import type { Role } from "./actor";
import { memberState, personSchema } from "./people";

/** What people are appointed to, in the order in which the secretariat's page offers it. */
export const appointmentRoles = [
  "representative",
  "substitute",
  "presidency",
  "secretariat",
] as const satisfies readonly Role[];

export const roleWords: Record<Role, string> = {
  representative: "National representative",
  substitute: "Substitute",
  presidency: "Presidency",
  secretariat: "Secretariat",
};

/** A person with the role they are entered for; every role but the secretariat's belongs to a state. */
export const appointmentSchema = personSchema
  .and(
    z.object({
      role: z.enum(appointmentRoles, { error: "Choose what the person is entered for." }),
      country: z.union([z.literal("").transform(() => null), memberState]),
    }),
  )
  .transform((input) => (input.role === "secretariat" ? { ...input, country: null } : input))
  .refine((input) => input.role === "secretariat" || input.country !== null, {
    path: ["country"],
    message: "Choose the state.",
  });
