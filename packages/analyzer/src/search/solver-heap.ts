/** The variables that are not assigned yet, the most active one first; among equals the one that was added first. */
export class VariableHeap {
  readonly #order: number[] = [];
  readonly #place: number[] = [];
  readonly #activity: readonly number[];

  /** @param activity - how active each variable is; whoever raises one calls `raise` */
  constructor(activity: readonly number[]) {
    this.#activity = activity;
  }

  /** Puts a variable in, unless it is there. */
  add(variable: number): void {
    if ((this.#place[variable] ?? -1) >= 0) return;
    this.#order.push(variable);
    this.#up(this.#order.length - 1, variable);
  }

  /** Takes out the first variable. */
  take(): number | undefined {
    const first = this.#order[0];
    const last = this.#order.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#place[first] = -1;
    if (last !== first) this.#down(0, last);
    return first;
  }

  /** Moves a variable whose activity has grown. */
  raise(variable: number): void {
    const place = this.#place[variable] ?? -1;
    if (place >= 0) this.#up(place, variable);
  }

  #isBefore(a: number, b: number): boolean {
    const left = this.#activity[a] ?? 0;
    const right = this.#activity[b] ?? 0;
    return left > right || (left === right && a < b);
  }

  #put(place: number, variable: number): void {
    this.#order[place] = variable;
    this.#place[variable] = place;
  }

  #up(from: number, variable: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = this.#order[above] ?? 0;
      if (!this.#isBefore(variable, other)) break;
      this.#put(place, other);
      place = above;
    }
    this.#put(place, variable);
  }

  #down(from: number, variable: number): void {
    let place = from;
    for (;;) {
      const child = this.#firstChild(place);
      const other = child === undefined ? undefined : this.#order[child];
      if (child === undefined || other === undefined || !this.#isBefore(other, variable)) break;
      this.#put(place, other);
      place = child;
    }
    this.#put(place, variable);
  }

  #firstChild(place: number): number | undefined {
    const left = 2 * place + 1;
    const leftVariable = this.#order[left];
    const rightVariable = this.#order[left + 1];
    if (leftVariable === undefined) return undefined;
    return rightVariable !== undefined && this.#isBefore(rightVariable, leftVariable) ? left + 1 : left;
  }
}
