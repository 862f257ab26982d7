/**
 * Whole-number flow of least cost (primal-dual: shortest paths with potentials, then blocking flows among the arcs that
 * lie on one; Ahuja, Magnanti & Orlin 1993). Costs are whole numbers from 0. The result depends only on the order in
 * which arcs were added.
 */
export class FlowNetwork {
  private readonly heads: number[] = [];
  private readonly capacities: number[] = [];
  private readonly costs: number[] = [];
  private readonly arcsOf: number[][];

  constructor(readonly size: number) {
    this.arcsOf = Array.from({ length: size }, () => []);
  }

  /** Adds an arc and gives its number, to ask for its flow later. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.heads.length;
    this.heads.push(to, from);
    this.capacities.push(capacity, 0);
    this.costs.push(cost, -cost);
    this.arcsOf[from]?.push(arc);
    this.arcsOf[to]?.push(arc + 1);
    return arc;
  }

  flowOf(arc: number): number {
    return this.capacities[arc + 1] as number;
  }

  /** Sends as much flow as there is from source to sink, at least cost, and gives its amount. */
  send(source: number, sink: number): number {
    const potential = new Float64Array(this.size);
    let sent = 0;
    for (;;) {
      const distance = this.distances(source, potential);
      if (distance[sink] === Number.POSITIVE_INFINITY) return sent;
      for (let node = 0; node < this.size; node += 1)
        potential[node] =
          (potential[node] as number) + Math.min(distance[node] as number, distance[sink] as number);
      sent += this.block(source, sink, potential);
    }
  }

  /** Gives the nodes that flow could still reach from the start: one side of a smallest cut. */
  reachable(start: number): Uint8Array {
    const seen = new Uint8Array(this.size);
    const stack = [start];
    seen[start] = 1;
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      for (const arc of this.arcsOf[node] as number[]) {
        const to = this.heads[arc] as number;
        if ((this.capacities[arc] as number) === 0 || seen[to] === 1) continue;
        seen[to] = 1;
        stack.push(to);
      }
    return seen;
  }

  private distances(source: number, potential: Float64Array): Float64Array {
    const distance = new Float64Array(this.size).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(this.size);
    const heap = new Heap();
    distance[source] = 0;
    heap.push(0, source);
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      if (done[node] === 1) continue;
      done[node] = 1;
      for (const arc of this.arcsOf[node] as number[]) {
        if ((this.capacities[arc] as number) === 0) continue;
        const to = this.heads[arc] as number;
        if (done[to] === 1) continue;
        const next =
          (distance[node] as number) +
          (this.costs[arc] as number) +
          (potential[node] as number) -
          (potential[to] as number);
        if (next < (distance[to] as number)) {
          distance[to] = next;
          heap.push(next, to);
        }
      }
    }
    return distance;
  }

  /** Sends flow along arcs without reduced cost until every such path is blocked. Paths are kept in a list, not in calls. */
  private block(source: number, sink: number, potential: Float64Array): number {
    const next = new Int32Array(this.size);
    const onPath = new Uint8Array(this.size);
    const path: number[] = [];
    let node = source;
    let sent = 0;
    onPath[source] = 1;
    for (;;) {
      if (node === sink) {
        const amount = path.reduce(
          (least, arc) => Math.min(least, this.capacities[arc] as number),
          Number.MAX_SAFE_INTEGER,
        );
        for (const arc of path) {
          this.capacities[arc] = (this.capacities[arc] as number) - amount;
          this.capacities[arc ^ 1] = (this.capacities[arc ^ 1] as number) + amount;
        }
        sent += amount;
        for (const arc of path) onPath[this.heads[arc] as number] = 0;
        path.length = 0;
        node = source;
        continue;
      }
      const arcs = this.arcsOf[node] as number[];
      let found = -1;
      while ((next[node] as number) < arcs.length && found < 0) {
        const arc = arcs[next[node] as number] as number;
        const to = this.heads[arc] as number;
        const free =
          (this.capacities[arc] as number) > 0 &&
          onPath[to] === 0 &&
          (this.costs[arc] as number) + (potential[node] as number) - (potential[to] as number) === 0;
        if (free) found = arc;
        else next[node] = (next[node] as number) + 1;
      }
      if (found >= 0) {
        path.push(found);
        node = this.heads[found] as number;
        onPath[node] = 1;
        continue;
      }
      const back = path.pop();
      if (back === undefined) return sent;
      onPath[node] = 0;
      node = this.heads[back ^ 1] as number;
      next[node] = (next[node] as number) + 1;
    }
  }
}

/** A binary heap of nodes by distance; equal distances leave in order of node number, so results never vary. */
class Heap {
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  push(key: number, node: number): void {
    let at = this.keys.length;
    this.keys.push(key);
    this.nodes.push(node);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.before(at, up)) break;
      this.swap(at, up);
      at = up;
    }
  }

  /** Gives the nearest node, or -1 when there is none. */
  pop(): number {
    const first = this.nodes[0];
    if (first === undefined) return -1;
    const last = this.keys.length - 1;
    this.swap(0, last);
    this.keys.pop();
    this.nodes.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < last && this.before(child, least)) least = child;
      if (least === at) return first;
      this.swap(at, least);
      at = least;
    }
  }

  private before(a: number, b: number): boolean {
    const difference = (this.keys[a] as number) - (this.keys[b] as number);
    return difference < 0 || (difference === 0 && (this.nodes[a] as number) < (this.nodes[b] as number));
  }

  private swap(a: number, b: number): void {
    [this.keys[a], this.keys[b]] = [this.keys[b] as number, this.keys[a] as number];
    [this.nodes[a], this.nodes[b]] = [this.nodes[b] as number, this.nodes[a] as number];
  }
}
