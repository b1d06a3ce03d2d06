export { annotation, type AnnotationLevel } from "./github.js";
export { jsonItems, jsonLine, jsonText, safeJson } from "./json.js";
export { JUNIT_HEAD, junitSuite, junitTest, type JunitSuite, type JunitTest } from "./junit.js";
export { markdownCode, markdownPlain } from "./markdown.js";
export { counted, firstOf, group } from "./numbers.js";
export {
  type Bar,
  type Block,
  type Chart,
  type DrawChart,
  type Fact,
  type Figure,
  type Grade,
  type Head,
  type Inline,
  numberHead,
  type Part,
  quoted,
  type Report,
  type Series,
  type Table,
  tableBlock,
  textHead,
  type Words,
  words,
} from "./page-content.js";
export { htmlPage } from "./page-html.js";
export { markdownText } from "./page-markdown.js";
export { safeText } from "./safe-text.js";
export { createStyle, MARK, type Mark, type Style } from "./style.js";
export { alignColumns, type Section, sectionsText } from "./table.js";
export { type Attributes, element, escapeXml } from "./xml.js";
