# Builds from the sources alone, then keeps only a Java runtime and the application, the parts that change least first.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw --batch-mode --quiet -DskipTests -Dstyle.skip=true package \
    && java -Djarmode=tools -jar crm-app/target/crm.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre AS runtime
# libgomp1: the learned churn model is machine code that needs it
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 perennial \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data perennial \
    && install --directory --mode=0700 --owner=perennial --group=perennial /data
WORKDIR /opt/perennial
COPY LICENSE THIRD-PARTY.md ./
COPY crm /usr/local/bin/crm
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/application/ ./
ENV CRM_JAR=/opt/perennial/crm.jar
USER perennial

# A start leaves the classes as they are when all is ready; with them later ones take half the time. The second line fails if it cannot.
FROM runtime AS trained
RUN CRM_DATA_DIR=/tmp/data CRM_DEMO=false CRM_JAVA_OPTIONS=-XX:AOTCacheOutput=/tmp/crm.aot crm serve --until-ready --server.port=0 \
    && CRM_JAVA_OPTIONS="-XX:AOTCache=/tmp/crm.aot -XX:AOTMode=on" crm --version

FROM runtime
COPY --from=trained /tmp/crm.aot /opt/perennial/crm.aot
# Half of the memory is Java's heap; the rest is for machine code and for a command run beside the server.
ENV CRM_DATA_DIR=/data \
    CRM_IMPORT_DIRECTORY=/data/tmp \
    CRM_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=600s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["crm"]
CMD ["serve"]
