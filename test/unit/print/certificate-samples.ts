import type { CertificateFacts } from "../../../app/print/certificate";
import { circumstances, edition } from "./samples";

export const greekName = "Νεφέλη Παπακωνσταντίνου";

export const winner: CertificateFacts = {
  ...circumstances,
  year: 2026,
  award: {
    kind: "winner",
    place: 1,
    project: {
      title: {
        latin: "Lights On in the Neighbourhood",
        own: { text: "Φώτα στη Γειτονιά", lang: "el" },
      },
      stateCode: "CY",
    },
  },
  recipient: { latin: "Nefeli Papakonstantinou", own: { text: greekName, lang: "el" } },
  language: "el",
  theme: {
    english: edition.theme,
    own: "Μετά το σκοτάδι: ασφαλέστερα βράδια σε δημόσιους χώρους",
  },
  city: { english: "Dublin", own: "Δουβλίνο" },
  date: "2026-12-09",
  signatories: [
    { name: { latin: "Aoife Ní Bhriain" }, role: "presidency", presidencyCode: "IE" },
    {
      name: { latin: "Bram Verhoeven", own: { text: "Μπραμ Φερχούφεν", lang: "el" } },
      role: "secretariat",
    },
  ],
  verification: { address: "https://award.example/verify", code: "7f4kq2mx9trbw3hd" },
};

export const presented: CertificateFacts = {
  ...winner,
  award: {
    kind: "presented-project",
    project: {
      title: { latin: "Svetli spirki", own: { text: "Светли спирки", lang: "bg" } },
      stateCode: "BG",
    },
  },
  recipient: { latin: "Zhivka Dragoycheva", own: { text: "Живка Драгойчева", lang: "bg" } },
  language: "bg",
  theme: { english: edition.theme, own: "След здрач: по-безопасни вечери на обществени места" },
  city: { english: "Dublin", own: "Дъблин" },
};

export const juryMember: CertificateFacts = {
  ...winner,
  demonstration: false,
  award: { kind: "jury-member", delegation: "Lithuania" },
  recipient: { latin: "Žydrūnė Šiaučiūnaitė" },
  language: "lt",
  theme: { english: edition.theme, own: "Sutemus: saugesni vakarai viešose vietose" },
  city: { english: "Dublin", own: "Dublinas" },
};
