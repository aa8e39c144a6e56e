package com.eiam.accounts.server.description;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The spec's own keyword {@code x-max-bytes}: the largest size of a value, in bytes of compact JSON in UTF-8. */
final class MaxBytesKeyword extends AbstractKeyword {

    MaxBytesKeyword() {
        super("x-max-bytes");
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode limit, Schema parent, SchemaContext context) {
        return new MaxBytes(this, limit, location, parent, context);
    }

    private static final class MaxBytes extends BaseKeywordValidator implements KeywordValidator {

        private final int limit;

        private MaxBytes(
                MaxBytesKeyword keyword,
                JsonNode limit,
                SchemaLocation location,
                Schema parent,
                SchemaContext context) {
            super(keyword, limit, location, parent, context);
            this.limit = limit.intValue();
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            if (JsonMapper.shared().writeValueAsBytes(node).length > limit) {
                execution.addError(error().instanceNode(node)
                        .instanceLocation(path)
                        .evaluationPath(execution.getEvaluationPath())
                        .locale(execution.getExecutionConfig().getLocale())
                        .message("must not be larger than {0} bytes")
                        .arguments(limit)
                        .build());
            }
        }
    }
}
