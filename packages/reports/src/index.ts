export { annotation, type AnnotationLevel } from "./github.js";
export { jsonItems, jsonLine, jsonText, safeJson } from "./json.js";
export { JUNIT_HEAD, junitSuite, junitTest, type JunitSuite, type JunitTest } from "./junit.js";
export { markdownCode, markdownPlain } from "./markdown.js";
export { counted, group } from "./numbers.js";
export { safeText } from "./safe-text.js";
export { createStyle, MARK, type Mark, type Style } from "./style.js";
export { alignColumns } from "./table.js";
export { type Attributes, element, escapeXml } from "./xml.js";
