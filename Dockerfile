# The streams app, or any other command: docker run ... codonstream usage --server http://streams:8080
# Copies what has been built before: ./mvnw -Dquick -pl cli -am package (or any ./codonstream command).
FROM eclipse-temurin:17-jre

COPY cli/target/quick/lib/ /opt/codonstream/lib/
COPY cli/target/quick/modules/ /opt/codonstream/modules/
COPY cli/target/quick/codonstream-cli.jar /opt/codonstream/
# Made here, because a volume takes its owner from the folder that it covers.
COPY --chown=10001:10001 docker/state/ /var/lib/codonstream/

USER 10001:10001
EXPOSE 8080
VOLUME /var/lib/codonstream
ENV CODONSTREAM_STATE_DIR=/var/lib/codonstream/streams \
    CODONSTREAM_HTTP_HOST=0.0.0.0 \
    CODONSTREAM_HEAP=512m

# Bash speaks TCP: the image needs no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200'* ]]"]

ENTRYPOINT ["bash", "-c", "exec java -Xmx$CODONSTREAM_HEAP -XX:+UseSerialGC -XX:SurvivorRatio=4 -XX:+ExitOnOutOfMemoryError \
    -XX:Tier4InvocationThreshold=120000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=240000 -XX:Tier4BackEdgeThreshold=400000 -Dfile.encoding=UTF-8 \
    -cp '/opt/codonstream/lib/*:/opt/codonstream/modules/*:/opt/codonstream/codonstream-cli.jar' org.codonstream.cli.Codonstream \"$@\"", "codonstream"]
CMD ["streams", "run"]
