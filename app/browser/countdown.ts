const lengths: Record<string, number> = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 };

for (const element of document.querySelectorAll<HTMLElement>("[data-deadline]")) {
  const deadline = Date.parse(element.dataset.deadline ?? "");
  // The two clocks may differ by hours; only their difference at the start is taken, so the count runs on the server's.
  const ahead = Date.now() - Date.parse(element.dataset.now ?? "");
  if (Number.isNaN(deadline - ahead)) continue;

  const show = () => {
    const left = Math.max(0, deadline - (Date.now() - ahead));
    let rest = left;
    for (const part of element.querySelectorAll<HTMLElement>("[data-unit]")) {
      const unit = part.dataset.unit ?? "";
      const length = lengths[unit];
      if (!length) {
        part.hidden = left > 0;
        continue;
      }
      const count = Math.floor(rest / length);
      rest -= count * length;
      part.hidden = left === 0 || (unit === "days" ? count === 0 : left >= 3 * 86_400_000);
      const [figure, word] = part.children;
      if (figure && figure.textContent !== String(count)) figure.textContent = String(count);
      if (word) word.textContent = count === 1 ? unit.slice(0, -1) : unit;
    }
    if (left > 0) setTimeout(show, 1000 - ((deadline - left) % 1000));
  };
  show();
}

/** Says an instant as the page does, in a zone; without one, in the reader's own. */
function said(at: Date, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", ...zone });
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...zone,
  });
  return `${day.format(at)}, ${time.format(at)}`;
}

// The server knows the zone of a state at most; where the reader is, only the browser knows.
for (const element of document.querySelectorAll<HTMLTimeElement>("time[data-own-time]")) {
  const at = new Date(element.dateTime);
  const own = said(at);
  if (own !== said(at, "Europe/Brussels") && !element.textContent?.includes(own)) {
    element.append(`, ${own} where you are`);
  }
}
