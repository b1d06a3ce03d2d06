import { shorten, showable } from "@recond/parser";
import type { Chart, DrawChart } from "@recond/reports";
import type { TopLevelSpec } from "vega-lite";

/** The width of a chart's picture. It is scaled to the page. */
const WIDTH = 860;
const LONGEST_LABEL = 56;

/**
 * What draws charts. It is loaded when it is needed, for it is larger than all else.
 */
export async function createDrawing(): Promise<DrawChart> {
  const [{ logger, None, parse, View }, { compile }, { expressionInterpreter }] = await Promise.all([
    import("vega"),
    import("vega-lite"),
    import("vega-interpreter"),
  ]);
  const quiet = logger(None);
  return async (chart) => {
    const { spec } = compile(specOf(chart), { logger: quiet });
    // Interpreted, so that no code is made while this runs.
    const runtime = parse(spec, undefined, { ast: true });
    const svg = await new View(runtime, { renderer: "none", expr: expressionInterpreter, logger: quiet }).toSVG();
    return cleaned(svg);
  };
}

/** Without what only a page with scripts has use for, and without sizes that would not fit a narrow page. */
function cleaned(svg: string): string {
  return svg
    .replaceAll(/ xmlns:xlink="[^"]*"| version="[^"]*"/g, "")
    .replace(/(<svg[^>]*?) width="[^"]*" height="[^"]*"/, "$1")
    .replaceAll(/ (?:role|aria-roledescription|aria-label|aria-hidden|pointer-events)="[^"]*"/g, "");
}

function specOf(chart: Chart): TopLevelSpec {
  const { series, form } = chart;
  const isColumns = form === "columns";
  const values = chart.bars.flatMap(({ label, values: counts }, place) =>
    counts.map((count, index) => ({
      key: `${place}:${labelOf(label)}`,
      place,
      count,
      series: series[index]?.name,
      index,
    })),
  );
  const labels = {
    // Two bars can be called the same.
    field: "key",
    type: "ordinal",
    sort: { field: "place" },
    title: null,
    axis: {
      labelLimit: 330,
      labelOverlap: "greedy",
      labelExpr: AFTER_COLON,
      ticks: false,
      domain: false,
      labelPadding: 8,
    },
  } as const;
  const counts = {
    field: "count",
    type: "quantitative",
    title: "calls",
    axis: { tickCount: 5, format: ",d", tickMinStep: 1 },
  } as const;
  return {
    width: WIDTH,
    height: isColumns ? 220 : { step: 34 },
    autosize: { type: "fit-x", contains: "padding" },
    padding: 0,
    data: { values },
    mark: "bar",
    encoding: {
      x: isColumns ? labels : counts,
      y: isColumns ? counts : labels,
      color: {
        field: "series",
        type: "nominal",
        scale: { domain: series.map(({ name }) => name), range: series.map(({ color }) => `var(--${color})`) },
        legend: { title: null, orient: "top", symbolType: "square", symbolSize: 140, labelFontSize: 14 },
      },
      order: { field: "index", type: "quantitative" },
    },
    config,
  };
}

const AFTER_COLON = "slice(datum.label, indexof(datum.label, ':') + 1)";

/** Colours are the page's, so that a chart is as dark or as light as it. */
const config: NonNullable<TopLevelSpec["config"]> = {
  aria: false,
  background: "transparent",
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: "var(--ink)",
    gridColor: "var(--line)",
    domainColor: "var(--line)",
    tickColor: "var(--line)",
    labelFontSize: 13,
    titleColor: "var(--ink)",
    titleFontSize: 13,
    titleFontWeight: "normal",
  },
  legend: { labelColor: "var(--ink)" },
};

/** A text in a picture: on one line, not too long, and with nothing in it that is not seen. */
function labelOf(text: string): string {
  return showable(shorten(text, LONGEST_LABEL));
}
