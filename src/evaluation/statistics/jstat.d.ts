declare module 'jstat' {
  /** The part of jStat that is used here. The package is CommonJS and has no types of its own. */
  interface JStat {
    readonly studentt: { inv(probability: number, degreesOfFreedom: number): number };
    readonly normal: {
      inv(probability: number, mean: number, standardDeviation: number): number;
      cdf(value: number, mean: number, standardDeviation: number): number;
    };
  }
  const jStat: JStat;
  export default jStat;
}
