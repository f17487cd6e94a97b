# The service with Node, its production dependencies and its sources, which Node runs as they are,
# and the page, which is built.
# Debian's slim variant of the official image: it brings the libraries that Node's own builds are
# linked with, libatomic among them, which the distroless images lack. Give a digest along to pin it:
#   --build-arg NODE_IMAGE=node:26.10.0-trixie-slim@sha256:…
ARG NODE_IMAGE=node:26.10.0-trixie-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
# Alone, so that a change of the sources installs nothing anew.
COPY package.json package-lock.json .npmrc ./
# No package may run anything here; the only one that would have to is among those for development.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

# The page for people is built with packages that the service itself needs none of.
FROM ${NODE_IMAGE} AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY domain domain
COPY adapters/web adapters/web
COPY clients/typescript/source clients/typescript/source
COPY scripts/build-page.ts scripts/
COPY tsconfig.json ./
RUN node scripts/build-page.ts

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
# Whatever the mask of the checkout was: root alone may write.
COPY --chmod=755 package.json ./
COPY --chmod=755 domain domain
COPY --chmod=755 application application
COPY --chmod=755 adapters adapters
COPY --chmod=755 bootstrap bootstrap
COPY --from=page /app/adapters/web/built adapters/web/built

ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
# A number, so that a host can see that it isn't root without reading the image's list of users.
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM

# Asks for liveness alone: an instance is not to be replaced because the database is away.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}${process.env.BASE_PATH ?? ''}/health`, { signal: AbortSignal.timeout(4_000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# No shell and no npm between the service and its signals. Other programs take the place of the
# command: bootstrap/migrate.ts, bootstrap/keys.ts.
ENTRYPOINT ["node"]
CMD ["bootstrap/main.ts"]

# Last, since they are others for every build.
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="meeting-slot-service" \
  org.opencontainers.image.description="Ranks every possible time for a meeting" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
