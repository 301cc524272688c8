# ClinicalBench server: OpenEnv, MCP and the dashboard on port 8000. Made for 2 vCPU and 8 GB.
# It runs as any user, with a read-only file system too: nothing but /tmp is written.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.base.json ./
COPY src ./src
RUN npm run build

FROM node:24-slim AS production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY LICENSE README.md ./
COPY leaderboard/leaderboard.json ./leaderboard/
# Copies keep the modes of the checkout, which may let nobody but its owner read.
RUN rm package-lock.json && chmod -R a+rX package.json LICENSE README.md leaderboard

FROM node:24-slim
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=8000
ENV ENABLE_WEB_INTERFACE=true
WORKDIR /app
COPY --from=production /app ./
COPY --from=build /app/dist ./dist
# A volume mounted here takes these rights over, so that any user may write to it.
RUN mkdir --mode=1777 /tmp/clinicalbench
USER 1000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 8000) + '/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve", "--runs", "/tmp/clinicalbench/runs", "--log", "/tmp/clinicalbench/sessions"]
