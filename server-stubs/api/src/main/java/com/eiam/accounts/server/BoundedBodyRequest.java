package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body is read as a whole, up to a bound, so that its size is known before anything else of it. */
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
        if (getContentLengthLong() > maxBytes) {
            throw new ApiException(ErrorCode.HTTP_413);
        }
        byte[] read = super.getInputStream().readNBytes(maxBytes + 1);
        if (read.length > maxBytes) {
            throw new ApiException(ErrorCode.HTTP_413);
        }
        body = read;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        load();
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Bytes extends ServletInputStream {

        private final InputStream bytes;

        private Bytes(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            try {
                return bytes.available() == 0;
            } catch (IOException e) {
                return true;
            }
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
