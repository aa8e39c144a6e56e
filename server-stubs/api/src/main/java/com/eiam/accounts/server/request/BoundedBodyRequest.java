package com.eiam.accounts.server.request;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body is read into memory up to a bound, so that its size is checked before anything else. */
final class BoundedBodyRequest extends HttpServletRequestWrapper {

    private final int maxBytes;
    private byte[] body;

    BoundedBodyRequest(HttpServletRequest request, int maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the body unless that has been done.
     *
     * @throws ApiException if it is larger than the bound
     */
    void load() throws IOException {
        if (body != null) {
            return;
        }
        boolean announced = getContentLengthLong() > maxBytes;
        byte[] read = announced
                ? new byte[0]
                : super.getInputStream().readNBytes((int) Math.min(Integer.MAX_VALUE, maxBytes + 1L));
        if (announced || read.length > maxBytes) {
            throw new ApiException(ErrorCode.HTTP_413);
        }
        body = read;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        load();
        return new Body(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is in memory: read it");
        }
    }
}
