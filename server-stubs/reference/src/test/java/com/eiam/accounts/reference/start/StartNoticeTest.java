package com.eiam.accounts.reference.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartNoticeTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost",
        "::1,       localhost",
        "0.0.0.0,   localhost",
        "::,        localhost",
        "10.1.2.3,  10.1.2.3",
        "fd00::5,   [fd00:0:0:0:0:0:0:5]"
    })
    void aBrowserCanOpenTheAddressOfThePage(String address, String host) throws UnknownHostException {
        assertThat(StartNotice.host(InetAddress.getByName(address))).isEqualTo(host);
    }
}
