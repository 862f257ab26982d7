export type Dot = {
  /** A delegation's number; without it the dot stays blank. */
  number?: number | undefined;
  value: number;
};

export type Axis = { min: number; max: number };

const radius = 8.5;
const line = 18;

export type Frame = { width: number; margin: number };
export const wideFrame: Frame = { width: 560, margin: 14 };
export const narrowFrame: Frame = { width: 290, margin: 12 };

/** Places a value on the axis; what lies outside stands at its end. */
export function along(value: number, axis: Axis, frame: Frame): number {
  const share = axis.max === axis.min ? 0.5 : (value - axis.min) / (axis.max - axis.min);
  return frame.margin + Math.min(1, Math.max(0, share)) * (frame.width - 2 * frame.margin);
}

/** Stacks dots so that none covers another: each stands on the lowest level on which it has room. */
export function stacked(
  dots: readonly Dot[],
  axis: Axis,
  frame: Frame,
): { dot: Dot; x: number; level: number }[] {
  const ends: number[] = [];
  return [...dots]
    .sort((a, b) => a.value - b.value || (a.number ?? 0) - (b.number ?? 0))
    .map((dot) => {
      const x = along(dot.value, axis, frame);
      let level = 0;
      while ((ends[level] ?? Number.NEGATIVE_INFINITY) > x - 2 * radius) level += 1;
      ends[level] = x;
      return { dot, x, level };
    });
}

function ticks(axis: Axis): number[] {
  const whole: number[] = [];
  for (let at = Math.ceil(axis.min); at <= axis.max; at += 1) whole.push(at);
  return whole;
}

/** Draws the numbers of the axis for the head of the board. */
export function AxisNumbers({ axis }: { axis: Axis }) {
  return (
    <svg className="axis-numbers" viewBox={`0 0 ${wideFrame.width} 18`} aria-hidden="true" focusable="false">
      {ticks(axis).map((at) => (
        <text key={at} className="axis-number" x={along(at, axis, wideFrame).toFixed(1)} y="15">
          {at}
        </text>
      ))}
    </svg>
  );
}

type DotsProps = { dots: readonly Dot[]; mean: number | undefined; axis: Axis };

function Dots({
  dots,
  mean,
  axis,
  frame,
  numbers,
  className,
}: DotsProps & { frame: Frame; numbers: boolean; className: string }) {
  const placed = stacked(dots, axis, frame);
  const levels = Math.max(1, ...placed.map((one) => one.level + 1));
  const base = levels * line + 2;
  const height = base + (numbers ? 22 : 12);
  const start = frame.margin;
  const end = frame.width - frame.margin;
  const marks = ticks(axis).map((at) => `M${along(at, axis, frame).toFixed(1)} ${base - 5}v5`);
  const x = mean === undefined ? 0 : along(mean, axis, frame);
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${height}`} aria-hidden="true" focusable="false">
      <path className="axis" d={`M${start} ${base}H${end}${marks.join("")}`} />
      {mean === undefined ? null : <path className="mean" d={`M${x.toFixed(1)} ${base + 1}l6.5 10h-13z`} />}
      {placed.map(({ dot, x: cx, level }) => {
        const cy = base - 10 - level * line;
        return (
          <g key={`${dot.number} ${cx} ${level}`}>
            <circle className="dot" cx={cx.toFixed(1)} cy={cy} r={radius} />
            {dot.number === undefined ? null : (
              <text className="dot-number" x={cx.toFixed(1)} y={cy + 4}>
                {dot.number}
              </text>
            )}
          </g>
        );
      })}
      {numbers
        ? [axis.min, axis.max].map((at) => (
            <text key={at} className="axis-number" x={along(at, axis, frame).toFixed(1)} y={height - 3}>
              {at}
            </text>
          ))
        : null}
    </svg>
  );
}

/** Draws one entry's totals as numbered dots over a common axis with the mean as a triangle; all of it said in words as well. */
export function DotPlot({ dots, mean, axis, meanWords }: DotsProps & { meanWords: string | undefined }) {
  const words = [...dots]
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((dot) => (dot.number === undefined ? String(dot.value) : `delegation ${dot.number}: ${dot.value}`))
    .join(", ");
  const label = `Totals: ${words}${meanWords === undefined ? "" : `; mean ${meanWords}`}`;
  return (
    <div className="dot-plot" role="img" aria-label={label}>
      <Dots dots={dots} mean={mean} axis={axis} frame={wideFrame} numbers={false} className="dot-plot-wide" />
      <Dots dots={dots} mean={mean} axis={axis} frame={narrowFrame} numbers className="dot-plot-narrow" />
    </div>
  );
}
