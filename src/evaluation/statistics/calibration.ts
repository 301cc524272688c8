/** How sure someone was of something, and whether it was so. */
export interface Forecast {
  /** Probability, 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/** How well stated confidences agree with what came true. */
export interface Calibration {
  readonly forecasts: number;
  /** Mean squared distance of the confidence from what came true (Brier, Mon Weather Rev 1950;78:1, for one class). */
  readonly brier: number;
  /**
   * Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015): the distance of
   * mean confidence and share of right ones, weighted by the size of the bin.
   */
  readonly ece: number;
}

const BINS = 10;

/** The calibration of forecasts; null without any. */
export function calibrationOf(forecasts: readonly Forecast[]): Calibration | null {
  const count = forecasts.length;
  if (count === 0) return null;
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  let squares = 0;
  for (const { confidence, right } of forecasts) {
    squares += (confidence - Number(right)) ** 2;
    // Bins are open below and closed above, but for the first: 0.8 stands in (0.7, 0.8].
    const bin = bins[Math.max(0, Math.ceil(confidence * BINS) - 1)];
    if (!bin) throw new RangeError(`a confidence of ${confidence} is no probability`);
    bin.confidence += confidence;
    bin.right += Number(right);
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return { forecasts: count, brier: squares / count, ece: distance / count };
}
