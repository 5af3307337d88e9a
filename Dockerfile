# Builds from the sources alone, then keeps only a Java runtime and the application.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven ./mvnw --batch-mode --quiet -Dmaven.repo.local=/maven -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /home/perennial perennial \
    && install --directory --owner=perennial /data
WORKDIR /home/perennial
COPY --from=build /build/crm-app/target/crm.jar crm.jar
USER perennial
ENV CRM_DATA_DIR=/data JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q UP <&3"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "crm.jar"]
CMD ["serve"]
