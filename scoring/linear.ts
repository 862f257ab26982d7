/**
 * Linear systems of the additive model. Exact: fraction-free elimination (Bareiss 1968, Math. Comp. 22:565).
 * Floating point: Cholesky, without iteration, tolerance or threads, so the last bit is the same everywhere.
 */
export interface ExactSolution {
  /** Solution of column `k`, unknown `i`: `numerators[i][k] / denominator`. */
  readonly numerators: bigint[][];
  readonly denominator: bigint;
}

/** Solves `matrix x = columns` for whole numbers; gives null when the matrix is singular. The input is not kept. */
export function solveExactly(
  matrix: readonly (readonly bigint[])[],
  columns: readonly (readonly bigint[])[],
): ExactSolution | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...(columns[i] as readonly bigint[])]);
  const width = size + (columns[0]?.length ?? 0);
  let previous = 1n;
  for (let k = 0; k < size; k += 1) {
    const found = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (found < 0) return null;
    if (found !== k) [rows[k], rows[found]] = [rows[found] as bigint[], rows[k] as bigint[]];
    const pivotRow = rows[k] as bigint[];
    const pivot = pivotRow[k] as bigint;
    for (let i = k + 1; i < size; i += 1) {
      const row = rows[i] as bigint[];
      const factor = row[k] as bigint;
      for (let j = k + 1; j < width; j += 1)
        row[j] = ((row[j] as bigint) * pivot - factor * (pivotRow[j] as bigint)) / previous;
      row[k] = 0n;
    }
    previous = pivot;
  }
  const denominator = previous;
  const numerators: bigint[][] = new Array(size);
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = rows[i] as bigint[];
    const solved: bigint[] = [];
    for (let column = size; column < width; column += 1) {
      let rest = (row[column] as bigint) * denominator;
      for (let j = i + 1; j < size; j += 1)
        rest -= (row[j] as bigint) * ((numerators[j] as bigint[])[column - size] as bigint);
      solved.push(rest / (row[i] as bigint));
    }
    numerators[i] = solved;
  }
  return { numerators, denominator };
}

/** Lower triangle of a symmetric positive definite matrix, packed in rows of full length. */
export interface Cholesky {
  readonly size: number;
  readonly lower: Float64Array;
}

/** Factors a symmetric positive definite matrix (row-major, overwritten); gives null when it is not definite. */
export function cholesky(matrix: Float64Array, size: number): Cholesky | null {
  for (let j = 0; j < size; j += 1) {
    const rowJ = j * size;
    let pivot = matrix[rowJ + j] as number;
    const before = pivot;
    for (let k = 0; k < j; k += 1) pivot -= (matrix[rowJ + k] as number) ** 2;
    if (!(pivot > before * 1e-13)) return null;
    const root = Math.sqrt(pivot);
    matrix[rowJ + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      const rowI = i * size;
      let sum = matrix[rowI + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (matrix[rowI + k] as number) * (matrix[rowJ + k] as number);
      matrix[rowI + j] = sum / root;
    }
  }
  return { size, lower: matrix };
}

/** Solves with a Cholesky factor; the right side is not changed. */
export function solveWith({ size, lower }: Cholesky, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k += 1) sum -= (lower[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  return x;
}

/** Gives the inverse of the factored matrix, row-major. */
export function inverseOf(factor: Cholesky): Float64Array {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    unit.fill(0);
    unit[column] = 1;
    const solved = solveWith(factor, unit);
    for (let row = 0; row < size; row += 1) inverse[row * size + column] = solved[row] as number;
  }
  return inverse;
}
