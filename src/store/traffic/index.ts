export { beginTraffic, readTraffic, TrafficFileError } from './traffic-file.ts';
