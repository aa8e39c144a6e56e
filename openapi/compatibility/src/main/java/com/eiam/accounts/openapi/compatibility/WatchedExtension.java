package com.eiam.accounts.openapi.compatibility;

import org.openapitools.openapidiff.core.compare.ExtensionDiff;
import org.openapitools.openapidiff.core.compare.OpenApiDiff;
import org.openapitools.openapidiff.core.model.Change;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.DiffContext;
import org.openapitools.openapidiff.core.model.DiffResult;

/** An extension of ours whose changes the comparer must not pass over. What they mean is judged elsewhere. */
public abstract class WatchedExtension implements ExtensionDiff {

    private final String name;

    private WatchedExtension(String name) {
        this.name = name;
    }

    @Override
    public ExtensionDiff setOpenApiDiff(OpenApiDiff openApiDiff) {
        return this;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Changed diff(Change<?> extension, DiffContext context) {
        DiffResult result =
                extension.getOldValue() != null && extension.getOldValue().equals(extension.getNewValue())
                        ? DiffResult.NO_CHANGES
                        : DiffResult.COMPATIBLE;
        return () -> result;
    }

    /** {@code x-error-code}. */
    public static final class ErrorCode extends WatchedExtension {

        /** For the service loader. */
        public ErrorCode() {
            super("error-code");
        }
    }

    /** {@code x-max-bytes}. */
    public static final class MaxBytes extends WatchedExtension {

        /** For the service loader. */
        public MaxBytes() {
            super("max-bytes");
        }
    }
}
