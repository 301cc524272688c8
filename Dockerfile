# ClinicalBench server: OpenEnv, MCP and the dashboard on port 8000. Made for 2 vCPU and 8 GB.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.base.json ./
COPY src ./src
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=8000
ENV ENABLE_WEB_INTERFACE=true
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY leaderboard/leaderboard.json ./leaderboard/
COPY LICENSE README.md ./
RUN mkdir -p /home/node/clinicalbench && chown 1000:1000 /home/node/clinicalbench
USER 1000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 8000) + '/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve", "--runs", "/home/node/clinicalbench/runs", "--log", "/home/node/clinicalbench/sessions"]
