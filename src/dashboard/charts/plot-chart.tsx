import type * as PlotModule from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';

/** Observable Plot, as its charts are given it. */
export type Plot = typeof PlotModule;

interface PlotChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** Makes the options for a width in pixels. Keep it stable (useCallback, or a constant). */
  readonly options: (plot: Plot, width: number) => PlotModule.PlotOptions;
}

/** An Observable Plot chart as wide as its place. Plot is loaded when the first chart is shown. */
export function PlotChart({ label, options }: PlotChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = place.current;
    if (!element || width < 40) return;
    let current = true;
    void import('@observablehq/plot').then((plot) => {
      if (!current) return;
      const chart = plot.plot({ className: 'plot-chart', ariaLabel: label, width, ...options(plot, width) });
      // The strict content security policy keeps Plot's own style element out; app/styles.css says the same.
      for (const style of chart.querySelectorAll('style')) style.remove();
      // The chart is one picture with one name; parts of a picture may have none.
      for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
      chart.setAttribute('role', 'img');
      element.replaceChildren(chart);
    });
    return () => {
      current = false;
    };
  }, [width, options, label]);
  return <div ref={place} className="min-h-16 min-w-0 overflow-hidden" />;
}
