/**
 * What everybody who judges accepts before anything opens. The words are the platform's own; the network has published
 * none. Whoever changes a word raises the version: everybody is then asked again.
 */
export const juryTerms = {
  version: 1,
  title: "Terms and confidentiality of the jury",
  articles: [
    {
      title: "Confidential",
      text: "Entries, score sheets, remarks, discussions, votes and the order of the entries are confidential. I show them to nobody outside the jury and the secretariat, and I do not say who thought what, also after the announcement.",
    },
    {
      title: "Until the announcement",
      text: "I tell nobody who has won or may win, not in my own ministry or institution either, until the presidency has announced the winners.",
    },
    {
      title: "Only the form counts",
      text: "I judge an entry by its form and by the published criteria alone. What I know from elsewhere gives no score and no remark.",
    },
    {
      title: "Interests",
      text: "Before I open an entry I state whether I have an interest in it. I say so at once when I learn of one later. I do not judge the entry of my own country.",
    },
    {
      title: "Undue contact",
      text: "If anybody tries to influence my judgement, I tell the chair or the secretariat, and I answer no entrant's questions about the judging.",
    },
    {
      title: "My own words",
      text: "I write scores and remarks myself, together with my delegation. I give no text of an entry to an outside service that keeps it or learns from it.",
    },
    {
      title: "Remarks may be given to the entrant",
      text: "Remarks are written so that an entrant could read them: they may be passed on without the name of the delegation, in words and without figures.",
    },
    {
      title: "Copies",
      text: "What I print or keep on a device I keep safe, and I destroy it when the edition is over.",
    },
  ],
} as const;

/** Gives the terms in the one text whose digest is stored with each acceptance. */
export function juryTermsText(): string {
  return [
    `${juryTerms.title}, version ${juryTerms.version}`,
    ...juryTerms.articles.map((article) => `${article.title}\n${article.text}`),
  ].join("\n\n");
}
