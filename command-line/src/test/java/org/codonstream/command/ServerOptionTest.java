package org.codonstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServerOptionTest {

    @ParameterizedTest
    @CsvSource({
        "example.org,                   example.org,        -1",
        "example.org:8080,              example.org,        8080",
        "HTTP://example.org:65535,      example.org,        65535",
        "https://example.org/codons/,   example.org,        -1",
        "my_app_1:8080,                 my_app_1,           8080",
        "http://my_app,                 my_app,             -1",
        "http://[::1]:8080,             [::1],              8080",
        "http://[fe80::1%25eth0]:80,    [fe80::1%25eth0],   80",
    })
    void takesAddresses(String server, String host, int port) throws MalformedURLException {
        URI asked = uri(server).resolve("/v1/usage");

        assertThat(asked.toURL().getHost()).isEqualTo(host);
        assertThat(asked.toURL().getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "example.org:99999",
                "my_app:99999",
                "example.org:http",
                "example.org:-1",
                "example.org:+80",
                "a,b:80",
                "two words",
                "http://",
                "//h/http://x",
                ""
            })
    void refusesWhatIsNone(String server) {
        assertThatThrownBy(() -> uri(server))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--server '" + server + "': must be a URL such as http://127.0.0.1:8080");
    }

    private static URI uri(String server) {
        return CommandLine.populateCommand(new ServerOption(), "--server", server)
                .uri();
    }
}
