/** What keeps values by their keys: a `Map`, or a `WeakMap`. */
interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** The value of a key, made when it is first asked for. */
export function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const before = memory.get(key);
  if (before !== undefined) return before;
  const value = make(key);
  memory.set(key, value);
  return value;
}
