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
        <text key={at} className="axis-number" x={tenths(along(at, axis, wideFrame))} y="15">
          {at}
        </text>
      ))}
    </svg>
  );
}

/** What all drawings of a board have in common: the frames with their axis, on which y is 0. */
export type Drawings = { axis: Axis; wide: AxisIn; narrow: AxisIn };
type AxisIn = { frame: Frame; path: string };

/** Prepares the axis for all rows of a board at once. */
export function drawingsOn(axis: Axis): Drawings {
  const axisIn = (frame: Frame): AxisIn => {
    const marks = ticks(axis).map((at) => `M${tenths(along(at, axis, frame))}-5v5`);
    return { frame, path: `M${frame.margin} 0H${frame.width - frame.margin}${marks.join("")}` };
  };
  return { axis, wide: axisIn(wideFrame), narrow: axisIn(narrowFrame) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

type DotsProps = { dots: readonly Dot[]; mean: number | undefined };

// A board of a thousand rows is drawn for each reader anew: every row's dots are one path, their numbers one text.
function Dots({
  dots,
  mean,
  axis,
  within: { frame, path },
  numbers,
  className,
}: DotsProps & { axis: Axis; within: AxisIn; numbers: boolean; className: string }) {
  const placed = stacked(dots, axis, frame);
  const levels = Math.max(1, ...placed.map((one) => one.level + 1));
  const top = levels * line + 2;
  const below = numbers ? 22 : 12;
  const circles = placed.map(({ x, level }) => circleAt(tenths(x), -10 - level * line)).join("");
  return (
    <svg className={className} aria-hidden="true" viewBox={`0 ${-top} ${frame.width} ${top + below}`}>
      <path className="axis" d={path} />
      {mean === undefined ? null : (
        <path className="mean" d={`M${tenths(along(mean, axis, frame))} 1l6.5 10h-13z`} />
      )}
      <path className="dot" d={circles} />
      <text className="dot-number">
        {placed.map(({ dot, x, level }) =>
          dot.number === undefined ? null : (
            <tspan key={dot.number} x={tenths(x)} y={-6 - level * line}>
              {dot.number}
            </tspan>
          ),
        )}
      </text>
      {numbers ? (
        <text className="axis-number" y={below - 3}>
          <tspan x={frame.margin}>{axis.min}</tspan>
          <tspan x={frame.width - frame.margin}>{axis.max}</tspan>
        </text>
      ) : null}
    </svg>
  );
}

function circleAt(x: number, y: number): string {
  return `M${tenths(x - radius)} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1-${2 * radius} 0`;
}

/** Draws one entry's totals as numbered dots over a common axis with the mean as a triangle; all of it said in words as well. */
export function DotPlot({
  dots,
  mean,
  drawings: { axis, wide, narrow },
  meanWords,
}: DotsProps & { drawings: Drawings; meanWords: string | undefined }) {
  const words = [...dots]
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((dot) => (dot.number === undefined ? String(dot.value) : `delegation ${dot.number}: ${dot.value}`))
    .join(", ");
  const label = `Totals: ${words}${meanWords === undefined ? "" : `; mean ${meanWords}`}`;
  return (
    <div className="dot-plot" role="img" aria-label={label}>
      <Dots dots={dots} mean={mean} axis={axis} within={wide} numbers={false} className="dot-plot-wide" />
      <Dots dots={dots} mean={mean} axis={axis} within={narrow} numbers className="dot-plot-narrow" />
    </div>
  );
}
