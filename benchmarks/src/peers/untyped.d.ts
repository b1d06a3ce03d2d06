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
