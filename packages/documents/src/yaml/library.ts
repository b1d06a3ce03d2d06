export { Composer, isMap, isNode, isScalar, isSeq, Parser } from "yaml";
