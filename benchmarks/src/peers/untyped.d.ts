/** Jexl comes without types; what is used of it here. */
declare module "jexl" {
  interface JexlExpression {
    evalSync(context: object): unknown;
  }
  interface JexlInstance {
    addFunctions(functions: Readonly<Record<string, (...values: readonly unknown[]) => unknown>>): void;
    compile(source: string): JexlExpression;
  }
  const jexl: { readonly Jexl: new () => JexlInstance };
  export default jexl;
}

/** logic-solver comes without types; what is used of it here. */
declare module "logic-solver" {
  /** A formula, or the name of a variable. */
  export type Formula = string | { readonly type: string };
  const Logic: {
    readonly and: (parts: readonly Formula[]) => Formula;
    readonly or: (parts: readonly Formula[]) => Formula;
    readonly xor: (...parts: readonly Formula[]) => Formula;
    readonly not: (part: Formula) => Formula;
    readonly Solver: new () => { require(formula: Formula): void; solve(): object | null };
  };
  export default Logic;
}
