import { countryName } from "../countries";
import type { PersonActor } from "./actor";

const roleWords = {
  secretariat: "Secretariat",
  presidency: "Presidency",
  representative: "National representative",
  substitute: "Substitute",
} as const;

const seatWords = { chair: "Jury, chair", "vice-chair": "Jury, vice-chair", member: "Jury" } as const;

/** Says a person's roles: "National representative, Ireland · Jury, chair". */
export function sayRoles(actor: PersonActor): string {
  const appointed = actor.appointments.map(({ role, country }) =>
    country ? `${roleWords[role]}, ${countryName(country)}` : roleWords[role],
  );
  const seats = actor.seats.map(({ seat }) => seatWords[seat]);
  const writes = actor.entries.length > 0 && appointed.length + seats.length === 0 ? ["Applicant"] : [];
  return [...new Set([...appointed, ...seats, ...writes])].join(" · ");
}
