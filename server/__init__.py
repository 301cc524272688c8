"""Entry points that OpenEnv's tools expect. The server itself is the Node program in src/."""
