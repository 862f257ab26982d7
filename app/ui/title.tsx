export type TitleProps = {
  /** In Latin letters: the English title, the name as the registry lists it. */
  text: string;
  /** In its own script, where that differs. */
  own?: string | undefined;
  /** Language of `own`; Bulgarian letter forms depend on it. */
  lang?: string | undefined;
};

/** Names a person or an organisation: own script first, Latin letters beside it. */
export function Bilingual({ text, own, lang }: TitleProps) {
  if (!own || own === text) return <bdi lang={own ? lang : undefined}>{text}</bdi>;
  return (
    <span>
      <bdi lang={lang}>{own}</bdi> ({text})
    </span>
  );
}

/** Names a project in serif: the English title, under it the title in its own script. */
export function Title({ text, own, lang }: TitleProps) {
  return (
    <span className="title">
      <span className="serif">{text}</span>
      {own && own !== text ? (
        <span className="title-own" lang={lang}>
          {own}
        </span>
      ) : null}
    </span>
  );
}
